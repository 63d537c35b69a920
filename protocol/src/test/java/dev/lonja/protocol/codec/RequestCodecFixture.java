package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A request of each operation of the classic edition, and the decoder that reads it. */
abstract class RequestCodecFixture {
    static final String DATE = "22/11/2026 19:15:00";

    /** The strings of a request, and the request that they are. */
    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(List.of("REGISTER", "ana"), new Request.Register("ana")),
                Arguments.of(List.of("UNREGISTER", "ana"), new Request.Unregister("ana")),
                Arguments.of(List.of("CONNECT", "ana", "20001"), new Request.Connect("ana", 20001)),
                Arguments.of(List.of("DISCONNECT", "ana"), new Request.Disconnect("ana")),
                Arguments.of(
                        List.of("PUBLISH", "ana", "/a", "two words"), new Request.Publish("ana", "/a", "two words")),
                Arguments.of(List.of("PUBLISH", "ana", "/a", ""), new Request.Publish("ana", "/a", "")),
                Arguments.of(List.of("DELETE", "ana", "/a"), new Request.Delete("ana", "/a")),
                Arguments.of(List.of("LIST_USERS", "ana"), new Request.ListUsers("ana")),
                Arguments.of(List.of("LIST_CONTENT", "ana", "bruno"), new Request.ListContent("ana", "bruno")),
                Arguments.of(List.of("list content", "ana", "bruno"), new Request.ListContent("ana", "bruno")),
                Arguments.of(List.of("GET_FILE", "/a"), new Request.GetFile("/a")),
                Arguments.of(List.of("HELLO", "2"), new Request.Hello("2")));
    }

    static byte[] bytesOf(List<String> strings) {
        return (String.join("\0", strings) + "\0").getBytes(UTF_8);
    }

    static RequestDecoder started(String name) {
        RequestDecoder decoder = new RequestDecoder();
        decoder.accept(name.getBytes(UTF_8));
        return decoder;
    }

    static Step feed(List<String> strings) {
        RequestDecoder decoder = new RequestDecoder();
        return strings.stream()
                .map(string -> decoder.accept(string.getBytes(UTF_8)))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no strings in " + Arrays.asList(strings)));
    }
}
