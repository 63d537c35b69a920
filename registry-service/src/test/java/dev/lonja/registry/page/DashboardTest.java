package dev.lonja.registry.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lonja.registry.api.AdminConversation;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard and the alert rules use only metrics and labels that the registry exports. */
@QuarkusTest
class DashboardTest extends AdminConversation {
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    /** Labels that Prometheus itself adds. */
    private static final String UP = "up";

    private static final Set<String> ADDED_LABELS = Set.of("job", "instance");

    @Test
    void dashboardShowsOnlyWhatIsExported() throws IOException {
        List<String> expressions = textsOf(
                new ObjectMapper()
                        .readTree(DEPLOY.resolve("grafana/lonja-registry.json").toFile()),
                "expr");

        assertThat(expressions).hasSizeGreaterThan(20);
        assertAllExported(expressions);
    }

    @Test
    void alertsWatchOnlyWhatIsExported() throws IOException {
        JsonNode rules = new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus/lonja.rules.yml").toFile());
        List<String> expressions = textsOf(rules, "expr");

        assertThat(expressions).hasSameSizeAs(textsOf(rules, "alert")).isNotEmpty();
        assertAllExported(expressions);
    }

    private static void assertAllExported(List<String> expressions) {
        Map<String, Set<String>> exported = exported();
        for (String expression : expressions) {
            Set<String> metrics = new HashSet<>(Expressions.metricsOf(expression));
            metrics.remove(UP);
            assertThat(exported.keySet()).as(expression).containsAll(metrics);
            Set<String> labels = new HashSet<>(ADDED_LABELS);
            metrics.forEach(metric -> labels.addAll(exported.get(metric)));
            assertThat(labels).as("labels of " + expression).containsAll(Expressions.labelsOf(expression));
        }
    }

    /** Each metric with the labels of all its samples. */
    private static Map<String, Set<String>> exported() {
        String text = viewer().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Map<String, Set<Set<String>>> samples = SAMPLE.matcher(text)
                .results()
                .collect(groupingBy(found -> found.group(1), mapping(found -> labels(found.group(2)), toSet())));
        return samples.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().flatMap(Set::stream).collect(toSet())));
    }

    private static Set<String> labels(String text) {
        return text == null
                ? Set.of()
                : LABEL.matcher(text).results().map(found -> found.group(1)).collect(toSet());
    }

    private static List<String> textsOf(JsonNode tree, String field) {
        return tree.findValuesAsText(field);
    }
}
