package dev.lonja.registry.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredDatabaseTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            jdbc:postgresql://a/lonja jdbc:postgresql://a/lonja
            jdbc:postgresql://a,b/lonja jdbc:postgresql://a,b/lonja?targetServerType=primary
            jdbc:postgresql://a:1,b:2/lonja?ssl=true jdbc:postgresql://a:1,b:2/lonja?ssl=true&targetServerType=primary
            jdbc:postgresql://a,b/l?targetServerType=any jdbc:postgresql://a,b/l?targetServerType=any
            jdbc:postgresql://a/lonja?options=x,y jdbc:postgresql://a/lonja?options=x,y
            jdbc:other://a,b/lonja jdbc:other://a,b/lonja""")
    void looksForThePrimaryAmongSeveralHosts(String url, String expected) {
        assertThat(new ConfiguredDatabase(url, "lonja", "secret").urlOfPrimary())
                .isEqualTo(expected);
    }
}
