package dev.lonja.peer.cli.access;

import static dev.lonja.peer.text.Texts.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.KnownRegistries;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** The commands that only look at the data folder, or write to it: {@code lonja peer id} and {@code lonja peer trust}. */
public record IdentityCommands(RegistryAccess access, PrintStream out, PrintStream err) {

    /** Prints the key of this agent, which is made if there is none, and those of registries. Returns the exit code. */
    public int identify(boolean isJson) {
        try {
            KeyId own = access.key().id();
            List<KnownRegistries.Entry> registries = access.pinned().all();
            out.println(isJson ? json("", own, access.key().file().toString()) : own.forPeople());
            for (KnownRegistries.Entry registry : registries) {
                String address = registry.address().toString();
                out.println(
                        isJson
                                ? json(
                                        address,
                                        registry.key(),
                                        access.pinned().file().toString())
                                : address + " " + registry.key().forPeople());
            }
            out.flush();
            return ExitCode.OK;
        } catch (IOException unreadable) {
            return failed(unreadable);
        }
    }

    /** Accepts the key. Returns the exit code. */
    public int trust(KeyId key) {
        try {
            access.pinned().add(key);
            err.println("lonja: "
                    + text(
                            "%s is accepted with that key; its keys are in %s",
                            access.pinned().address(), access.pinned().file()));
            return ExitCode.OK;
        } catch (IOException unwritable) {
            return failed(unwritable);
        }
    }

    private int failed(IOException reason) {
        err.println("lonja: " + Reasons.withFile(reason));
        return ExitCode.SOFTWARE;
    }

    private static String json(String registry, KeyId key, String file) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator members = new JsonFactory().createGenerator(text)) {
            members.writeStartObject();
            if (!registry.isEmpty()) {
                members.writeStringField("registry", registry);
            }
            members.writeStringField("key", key.forPeople());
            members.writeStringField("hex", key.hex());
            members.writeStringField("file", file);
            members.writeEndObject();
        }
        return text.toString();
    }
}
