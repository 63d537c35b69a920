package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionsTest {
    private static final String EXPRESSION = """
            histogram_quantile(0.99, sum by (instance, le) (rate(a_bucket{job=~"$job", x!="y"}[5m]))) / (b > 1e3)
              unless on (zone) c{} == 0""";

    @Test
    void findsMetricsAndNeitherFunctionsNorLabelsNorTexts() {
        assertThat(Expressions.metricsOf(EXPRESSION)).containsExactly("a_bucket", "b", "c");
    }

    @Test
    void findsLabelsThatAreMatchedOrGroupedBy() {
        assertThat(Expressions.labelsOf(EXPRESSION)).containsExactlyInAnyOrder("instance", "le", "job", "x", "zone");
    }
}
