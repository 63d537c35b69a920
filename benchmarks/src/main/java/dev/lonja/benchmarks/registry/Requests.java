package dev.lonja.benchmarks.registry;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestEncoder;
import java.util.function.LongFunction;

/** The requests that the load generator sends. */
final class Requests {
    private Requests() {}

    /** Registers ever new users, whose names begin so. */
    static LongFunction<byte[]> register(String prefix) {
        return number -> RequestEncoder.encode(new Request.Register(prefix + number));
    }

    /** Connects so many users one after the other; the port is never listened on. */
    static LongFunction<byte[]> connect(String prefix) {
        return number -> RequestEncoder.encode(new Request.Connect(prefix + number, 20000));
    }

    /** Publishes ever new paths in the name of so many users, in turn. */
    static LongFunction<byte[]> publish(String userPrefix, int users, String pathPrefix) {
        return number -> RequestEncoder.encode(new Request.Publish(
                userPrefix + number % users, pathPrefix + number, "what a person would write about a file"));
    }

    /** The same request again and again. */
    static LongFunction<byte[]> always(Request request) {
        byte[] bytes = RequestEncoder.encode(request);
        return number -> bytes;
    }
}
