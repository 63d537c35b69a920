package dev.lonja.benchmarks.registry;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestEncoder;
import java.util.function.LongFunction;

/** The requests of the load generator, by their number. */
public final class Requests {
    private Requests() {}

    /** Registers another user each time, whose name has that prefix. */
    static LongFunction<byte[]> register(String prefix) {
        return number -> RequestEncoder.encode(new Request.Register(prefix + number));
    }

    /** Connects another user each time. Nobody listens on the port. */
    static LongFunction<byte[]> connect(String prefix) {
        return number -> RequestEncoder.encode(new Request.Connect(prefix + number, 20000));
    }

    /** Publishes another path each time, for that number of users in turn. */
    static LongFunction<byte[]> publish(String userPrefix, int users, String pathPrefix) {
        return number -> RequestEncoder.encode(new Request.Publish(
                userPrefix + number % users, pathPrefix + number, "what a person would write about a file"));
    }

    /** Always the same request. */
    public static LongFunction<byte[]> always(Request request) {
        byte[] bytes = RequestEncoder.encode(request);
        return number -> bytes;
    }
}
