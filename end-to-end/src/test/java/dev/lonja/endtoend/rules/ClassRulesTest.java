package dev.lonja.endtoend.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a class may have and use. */
class ClassRulesTest {
    private static final int MAX_CONSTRUCTOR_PARAMETERS = 5;

    /** Violations that are about to go. The numbers only shrink. */
    private static final int KNOWN_OPTIONAL_FIELDS = 6;

    private static final int KNOWN_OPTIONAL_PARAMETERS = 9;
    private static final int KNOWN_LONG_CONSTRUCTORS = 3;
    private static final int KNOWN_SOURCES_WITH_SQL = 2;
    private static final int KNOWN_USES_OF_JDBC = 60;
    private static final int KNOWN_USES_OF_SCHEDULED_EXECUTORS = 5;

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** The packages of the registry that speak SQL. */
    private static final Set<String> SPEAKING_SQL = Set.of(
            "dev.lonja.registry.database",
            "dev.lonja.registry.storage",
            "dev.lonja.registry.search",
            "dev.lonja.registry.background",
            "dev.lonja.registry.postgres");

    private static final Pattern STATEMENT = Pattern.compile(
            "\"\\s*(?:SELECT\\s|INSERT INTO\\s|UPDATE\\s+\\w+\\s+SET\\s"
                    + "|DELETE FROM\\s|WITH\\s+\\w+\\s+AS\\s|LISTEN\\s|NOTIFY\\s|CREATE\\s|ALTER\\s|DROP\\s|TRUNCATE\\s)");

    @Test
    void noFieldIsAnOptional() {
        assertThat(MainCode.CLASSES.stream()
                        .filter(each -> !each.isRecord())
                        .flatMap(each -> each.getFields().stream())
                        .filter(field -> !isSynthetic(field.getModifiers()) && isOptional(field.getRawType()))
                        .map(JavaField::getFullName))
                .hasSizeLessThanOrEqualTo(KNOWN_OPTIONAL_FIELDS);
    }

    @Test
    void noParameterIsAnOptional() {
        assertThat(MainCode.CLASSES.stream()
                        .flatMap(each -> each.getCodeUnits().stream())
                        .filter(each -> !isSynthetic(each.getModifiers()) && !isRecordConstructor(each))
                        .filter(each -> each.getRawParameterTypes().stream().anyMatch(ClassRulesTest::isOptional))
                        .map(JavaCodeUnit::getFullName))
                .hasSizeLessThanOrEqualTo(KNOWN_OPTIONAL_PARAMETERS);
    }

    @Test
    void noConstructorHasMoreThanFiveParameters() {
        assertThat(MainCode.CLASSES.stream()
                        .filter(each -> !each.isRecord() && !each.isAnonymousClass() && !each.isLocalClass())
                        .flatMap(each -> each.getConstructors().stream())
                        .filter(each -> writtenParameters(each) > MAX_CONSTRUCTOR_PARAMETERS)
                        .map(JavaCodeUnit::getFullName))
                .hasSizeLessThanOrEqualTo(KNOWN_LONG_CONSTRUCTORS);
    }

    @Test
    void onlyStorageAndItsNeighboursSpeakSql() throws IOException {
        Set<String> speaking = new TreeSet<>();
        for (Path source : MainCode.sources("registry-service", "main")) {
            if (!SPEAKING_SQL.contains(MainCode.packageOf(source))
                    && STATEMENT
                            .matcher(MainCode.read("registry-service", source))
                            .find()) {
                speaking.add(source.toString());
            }
        }

        assertThat(speaking).hasSizeLessThanOrEqualTo(KNOWN_SOURCES_WITH_SQL);
        assertThat(violations(noClasses()
                        .that()
                        .resideOutsideOfPackages(SPEAKING_SQL.toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(Connection.class.getPackageName(), "javax.sql..")))
                .hasSizeLessThanOrEqualTo(KNOWN_USES_OF_JDBC);
    }

    @Test
    void theRegistrySchedulesWithQuarkus() {
        assertThat(violations(noClasses()
                        .that()
                        .resideInAPackage("dev.lonja.registry..")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(ScheduledExecutorService.class)))
                .hasSizeLessThanOrEqualTo(KNOWN_USES_OF_SCHEDULED_EXECUTORS);
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(MainCode.CLASSES).getFailureReport().getDetails();
    }

    private static boolean isOptional(JavaClass type) {
        return OPTIONALS.stream().anyMatch(type::isEquivalentTo);
    }

    private static boolean isSynthetic(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isRecordConstructor(JavaCodeUnit unit) {
        return unit instanceof JavaConstructor && unit.getOwner().isRecord();
    }

    /** The parameters without those that the compiler adds: an enum's name and ordinal, an inner class's outer object. */
    private static int writtenParameters(JavaConstructor constructor) {
        JavaClass owner = constructor.getOwner();
        List<JavaClass> all = constructor.getRawParameterTypes();
        if (owner.isEnum()) {
            return all.size() - 2;
        }
        boolean isInner = owner.isInnerClass() && !owner.getModifiers().contains(JavaModifier.STATIC);
        return isInner ? all.size() - 1 : all.size();
    }
}
