package dev.lonja.peer.cli;

import static dev.lonja.peer.cli.Syntax.flag;
import static dev.lonja.peer.cli.Syntax.option;
import static dev.lonja.peer.cli.Syntax.parameter;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.oneshot.OneShot;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.InvalidValueException;
import dev.lonja.protocol.value.InvitePurpose;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/** The commands about keys and names; docs/cli.md describes them. Codes are read from standard input, because others see command lines. */
final class KeyOptions {
    private final PeerOptions parent;

    KeyOptions(PeerOptions parent) {
        this.parent = parent;
    }

    void addTo(CommandSpec command) {
        for (CommandSpec each : List.of(id(), trust(), keys(), invite(), redeem(), claim())) {
            command.addSubcommand(each.name(), Syntax.line(each));
        }
    }

    private CommandSpec id() {
        OptionSpec json = json();
        return Syntax.command(
                        "id",
                        () -> new Start.Identify(parent.settings(), isGiven(json)),
                        "Shows the key of this agent, and the registries whose keys are known.")
                .addOption(json);
    }

    private CommandSpec trust() {
        PositionalParamSpec key = parameter(0, "KEY")
                .converters((ITypeConverter<String>) KeyOptions::key)
                .description(text("The key, as the registry's operator shows it."))
                .build();
        return Syntax.command(
                        "trust",
                        () -> new Start.Trust(new KeyId(value(key.getValue())), parent.settings()),
                        "Accepts one more key of the registry.")
                .addPositional(key);
    }

    private CommandSpec keys() {
        OptionSpec user = user();
        PositionalParamSpec words = PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..2")
                .type(String[].class)
                .paramLabel("[drop KEY]")
                .hideParamSyntax(true)
                .description(text("Takes that key from the name; its agents lose the name at once."))
                .build();
        return once(
                        "keys",
                        "Lists the keys of a user.",
                        user,
                        form -> asked(form, user, keys(value(user.getValue()), words.getValue())))
                .addPositional(words);
    }

    private static KeyRequest keys(String user, String @Nullable [] words) {
        List<String> all = words == null ? List.of() : List.of(words);
        if (all.isEmpty()) {
            return new KeyRequest.ListKeys(user);
        }
        if (all.size() != 2 || !all.getFirst().equals("drop")) {
            throw new TypeConversionException(text("'%s' is not 'drop KEY'", String.join(" ", all)));
        }
        return new KeyRequest.DropKey(user, key(all.getLast()));
    }

    private CommandSpec invite() {
        OptionSpec user = user();
        OptionSpec register = flag("A code with which somebody else may register a name.", "--register")
                .build();
        return once(
                        "invite",
                        "Makes a code that adds another device to the user, and prints it.",
                        user,
                        form -> asked(
                                form,
                                user,
                                new KeyRequest.Invite(
                                        value(user.getValue()),
                                        isGiven(register) ? InvitePurpose.REGISTER : InvitePurpose.DEVICE)))
                .addOption(register);
    }

    private CommandSpec redeem() {
        OptionSpec user = user();
        OptionSpec label = option("TEXT", value -> value, "What the key of this agent is called in lists.", "--label")
                .build();
        return once(
                        "redeem",
                        "Adds the key of this agent to the user, with a code of invite or a recovery code from standard input.",
                        user,
                        form -> coded(
                                form,
                                user,
                                code -> new KeyRequest.Redeem(
                                        value(user.getValue()),
                                        code,
                                        Objects.requireNonNullElse(label.getValue(), ""))))
                .addOption(label);
    }

    private CommandSpec claim() {
        OptionSpec user = user();
        OptionSpec code = flag("With a code of the registry's operator, from standard input.", "--code")
                .build();
        return once(
                        "claim",
                        "Gives a user that was registered without a key the key of this agent.",
                        user,
                        form -> isGiven(code)
                                ? coded(form, user, typed -> new KeyRequest.Claim(value(user.getValue()), typed))
                                : asked(form, user, new KeyRequest.Claim(value(user.getValue()), "")))
                .addOption(code);
    }

    /** What a command asks for, given how it reports. */
    private interface Asked {
        Start start(Start.Form form);
    }

    private CommandSpec once(String name, String description, OptionSpec user, Asked asked) {
        OptionSpec json = json();
        Callable<Start> start = () -> asked.start(new Start.Form(isGiven(json), parent.isClassic()));
        return Syntax.command(name, start, description).addOption(json).addOption(user);
    }

    private Start asked(Start.Form form, OptionSpec user, KeyRequest request) {
        return new Start.Once(shot(user, request), parent.settings(), form);
    }

    private Start coded(Start.Form form, OptionSpec user, Function<String, KeyRequest> request) {
        return new Start.WithCode(code -> shot(user, request.apply(code)), parent.settings(), form);
    }

    private static OneShot shot(OptionSpec user, KeyRequest request) {
        return new OneShot(value(user.getValue()), new Action.KeyAction(request), false);
    }

    private static OptionSpec json() {
        return flag("Report in JSON, one object a line.", "--json").build();
    }

    private OptionSpec user() {
        return option(
                        "USER",
                        Printable::parse,
                        "The user (default: LONJA_PEER_USER in the environment).",
                        "-u",
                        "--user")
                .required(true)
                .defaultValue(parent.defaults().user())
                .build();
    }

    /** The id in hex; people may give it in groups. */
    private static String key(String typed) {
        try {
            return KeyId.parse(typed).hex();
        } catch (InvalidValueException none) {
            throw new TypeConversionException(text("'%s' %s", Printable.of(typed), text(none.problem())));
        }
    }

    private static String value(@Nullable String given) {
        return Objects.requireNonNull(given);
    }

    private static boolean isGiven(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.getValue());
    }
}
