package dev.lonja.endtoend.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules about packages: which one may know which other one, and what it may contain. */
class PackageRulesTest {
    private static final int MAX_FILES = 20;

    private static final String PROTOCOL = "dev.lonja.protocol..";
    private static final String TRANSPORT = "dev.lonja.transport..";
    private static final String REGISTRY = "dev.lonja.registry..";
    private static final String AGENT = "dev.lonja.peer..";
    private static final String[] PLAIN_JAVA = {"java..", "org.jspecify.annotations.."};

    @Test
    void theProtocolKnowsOnlyPlainJava() {
        onlyKnows(PROTOCOL, PROTOCOL, PLAIN_JAVA[0], PLAIN_JAVA[1]);
    }

    @Test
    void theTransportKnowsNeitherTheProtocolNorQuarkus() {
        onlyKnows(
                TRANSPORT,
                TRANSPORT,
                PLAIN_JAVA[0],
                PLAIN_JAVA[1],
                "javax.net.ssl..",
                "io.vertx..",
                "io.netty..",
                "org.jboss.logging..");
    }

    @Test
    void nobodyElseKnowsAService() {
        noClasses()
                .that()
                .resideOutsideOfPackage(REGISTRY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(REGISTRY)
                .check(MainCode.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(AGENT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(AGENT)
                .check(MainCode.CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACycle() {
        slices().matching("dev.lonja.(**)").should().beFreeOfCycles().check(MainCode.CLASSES);
    }

    @Test
    void everyModuleKeepsToItsOwnPackage() throws IOException {
        for (Map.Entry<String, String> module : MainCode.MODULES.entrySet()) {
            for (String kind : new String[] {"main", "test"}) {
                assertThat(MainCode.sources(module.getKey(), kind))
                        .as("packages of %s, %s", module.getKey(), kind)
                        .allMatch(source -> (MainCode.packageOf(source) + ".").startsWith(module.getValue() + "."));
            }
        }
    }

    @Test
    void noPackageHasMoreThanTwentyFiles() throws IOException {
        Map<String, Integer> larger = new TreeMap<>();
        for (String module : MainCode.MODULES.keySet()) {
            for (Path source : MainCode.sources(module, "main")) {
                larger.merge(MainCode.packageOf(source), 1, Integer::sum);
            }
        }
        larger.values().removeIf(files -> files <= MAX_FILES);

        assertThat(larger).as("packages of more than %d files", MAX_FILES).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> others = MainCode.CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(others).isEmpty();
    }

    private static void onlyKnows(String name, String... known) {
        noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(known)
                .check(MainCode.CLASSES);
    }
}
