package dev.lonja.registry.wire;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The trusted load balancers: addresses, or networks such as 10.0.0.0/8. They may say which client they speak for, with a PROXY
 * protocol header or, over HTTP, with X-Forwarded-For.
 */
public final class TrustedProxies {
    private static final String SETTING = "lonja.registry.proxy-protocol.trusted";

    private final List<IpSubnetFilterRule> nets;

    /** The proxies with these addresses or networks. */
    public TrustedProxies(List<String> nets) {
        this.nets = nets.stream().map(String::strip).map(TrustedProxies::net).toList();
    }

    /** Whether that address is one of theirs. */
    public boolean contain(InetSocketAddress address) {
        return nets.stream().anyMatch(net -> net.matches(address));
    }

    /** Host names are refused, because their addresses may change. */
    private static IpSubnetFilterRule net(String text) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress address = Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(parts[0]))
                    .orElseThrow(() -> new IllegalArgumentException(parts[0]));
            int wholeAddress = address.getAddress().length * Byte.SIZE;
            int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : wholeAddress;
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException notAnAddress) {
            throw new ConfigurationException(
                    SETTING + " has '" + text + "', which is neither an IP address nor a net such as 10.0.0.0/8");
        }
    }
}
