package dev.lonja.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class HostAddressTest {

    @Test
    void showsIpv6CompressedAndWithoutItsScope() throws UnknownHostException {
        byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();

        assertThat(HostAddress.of(Inet6Address.getByAddress("host", linkLocal, 7))
                        .text())
                .isEqualTo("fe80::1");
        assertThat(HostAddress.of(InetAddress.getByName("2001:db8:0:0:1:0:0:1")).text())
                .isEqualTo("2001:db8::1:0:0:1");
        assertThat(HostAddress.of(InetAddress.getByName("::1"))).isEqualTo(new HostAddress("::1", true));
    }

    @Test
    void takesAMappedAddressForIpv4() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 10;
        mapped[15] = 7;

        assertThat(HostAddress.of(Inet6Address.getByAddress(null, mapped, -1)))
                .isEqualTo(new HostAddress("10.0.0.7", false));
    }
}
