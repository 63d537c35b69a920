package dev.lonja.peer.text;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the sentences of one source file, in the tree that the parser of the Java compiler makes of it. */
final class SentenceReader extends TreeScanner<Void, Void> {
    private static final Pattern IS_LOG = Pattern.compile("(?:LOG|log|logger)\\.\\w+");
    private static final String TEXTS = "dev.lonja.peer.text.Texts.";
    /** A word beside a blank: not the name of a setting, a class or an option. */
    private static final Pattern WORDS = Pattern.compile("(?s).*(?:[a-z]{2}[,;:]? |(?<![%\\\\]) [a-z]{2}).*");

    private static final Set<String> OF_PROTOCOL = Set.of("MalformedReplyException", "InvalidFieldException");
    private static final Set<String> DESCRIBING =
            Set.of("flag", "option", "once", "paths", "recursive", "Syntax.command");

    private final Sentences found;
    private final CompilationUnitTree unit;
    private final Set<String> imports;
    private final Set<Tree> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean isOfCommandLine;

    SentenceReader(Sentences found, CompilationUnitTree unit) {
        this.found = found;
        this.unit = unit;
        this.isOfCommandLine = unit.getPackageName().toString().startsWith("dev.lonja.peer.cli");
        this.imports = unit.getImports().stream()
                .filter(ImportTree::isStatic)
                .map(each -> each.getQualifiedIdentifier().toString())
                .collect(Collectors.toSet());
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        String method = call.getMethodSelect().toString();
        if (method.equals("Sentence.of")) {
            take(arguments.getFirst(), OptionalInt.of(arguments.size() - 1));
            return null;
        }
        if (IS_LOG.matcher(method).matches()) {
            return null;
        }
        switch (nameInTexts(method)) {
            case "text" -> take(arguments.getFirst(), OptionalInt.of(arguments.size() - 1));
            case "key" -> take(arguments.getFirst(), OptionalInt.empty());
            case "plural" -> {
                take(arguments.get(1), OptionalInt.of(arguments.size() - 2));
                take(arguments.get(2), OptionalInt.of(arguments.size() - 2));
            }
            default -> takeDescriptions(call, arguments);
        }
        return super.visitMethodInvocation(call, nothing);
    }

    /** A fault of the program is for whoever mends it; the exceptions of the protocol take a sentence. */
    @Override
    public Void visitNewClass(NewClassTree created, Void nothing) {
        String type = created.getIdentifier().toString();
        List<? extends ExpressionTree> arguments = created.getArguments();
        if (OF_PROTOCOL.contains(type) && arguments.getFirst() instanceof LiteralTree) {
            take(arguments.getFirst(), OptionalInt.of(arguments.size() - 1));
        }
        (type.endsWith("Exception") ? arguments : List.<ExpressionTree>of())
                .stream()
                        .filter(SentenceReader::isWord)
                        .forEach(word -> found.addBypassing(place() + ": " + ((LiteralTree) word).getValue()));
        return type.equals("IllegalStateException") || type.equals("AssertionError")
                ? null
                : super.visitNewClass(created, nothing);
    }

    /** A single word that an exception is to say. */
    private static boolean isWord(ExpressionTree argument) {
        return argument instanceof LiteralTree literal
                && literal.getValue() instanceof String word
                && word.matches("[a-z]{3,}");
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (literal.getValue() instanceof String words && WORDS.matcher(words).matches() && !taken.contains(literal)) {
            found.addBypassing(place() + ": " + words.replace("\r", "\\r").replace("\n", "\\n"));
        }
        return null;
    }

    /** The name of the method if it is one of Texts, otherwise empty. */
    private String nameInTexts(String method) {
        if (method.startsWith("Texts.")) {
            return method.substring("Texts.".length());
        }
        return imports.contains(TEXTS + method) ? method : "";
    }

    /** The descriptions of options and commands, which Syntax looks up. */
    private void takeDescriptions(MethodInvocationTree call, List<? extends ExpressionTree> arguments) {
        if (isOfCommandLine && DESCRIBING.contains(call.getMethodSelect().toString())) {
            for (ExpressionTree argument : arguments) {
                var whole = new StringBuilder();
                if (isConstant(argument, whole) && isSentence(whole.toString())) {
                    mark(argument);
                    add(whole.toString(), OptionalInt.empty());
                }
            }
        }
    }

    private static boolean isSentence(String argument) {
        return argument.endsWith(".") && !argument.endsWith("...");
    }

    /** The literals of that sentence do not bypass the lookup. */
    private void mark(ExpressionTree sentence) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                taken.add(literal);
                return null;
            }
        }.scan(sentence, null);
    }

    private void take(ExpressionTree sentence, OptionalInt values) {
        mark(sentence);
        switch (sentence) {
            case ParenthesizedTree inner -> take(inner.getExpression(), values);
            case ConditionalExpressionTree choice -> {
                take(choice.getTrueExpression(), values);
                take(choice.getFalseExpression(), values);
            }
            case LiteralTree literal -> add((String) literal.getValue(), values);
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS -> {
                var whole = new StringBuilder();
                if (isConstant(sum, whole)) {
                    add(whole.toString(), values);
                } else {
                    found.addUnreadable(place() + ": " + sum);
                }
            }
            default -> {
                // The value of a variable, which has been marked as a key.
            }
        }
    }

    private void add(String english, OptionalInt values) {
        found.add(new Sentences.Use(english, values, place()));
    }

    private static boolean isConstant(ExpressionTree expression, StringBuilder whole) {
        return switch (expression) {
            case LiteralTree literal -> {
                whole.append(literal.getValue());
                yield true;
            }
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS ->
                isConstant(sum.getLeftOperand(), whole) && isConstant(sum.getRightOperand(), whole);
            default -> false;
        };
    }

    private String place() {
        Path file = Path.of(unit.getSourceFile().getName());
        return String.valueOf(file.getFileName());
    }
}
