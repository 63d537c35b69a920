package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartReportTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:8080/",
        "0.0.0.0, http://localhost:8080/",
        "'::', http://localhost:8080/",
        "'::1', http://[::1]:8080/",
        "192.0.2.1, http://192.0.2.1:8080/"
    })
    void namesTheAddressThatABrowserCanOpen(String host, String address) {
        assertThat(StartReport.address(host, 8080)).isEqualTo(address);
    }
}
