package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** Prints findings as text, or as JSON with one object per line. */
public final class DoctorReport {
    private final JsonFactory json = new JsonFactory();
    private final PrintStream out;
    private final boolean isJson;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    /** A report on that stream. */
    public DoctorReport(PrintStream out, boolean isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    void print(Finding finding) {
        counts.merge(finding.verdict(), 1, Integer::sum);
        if (isJson) {
            out.println(inJson(finding));
        } else {
            out.println(
                    "%-4s  %s: %s".formatted(finding.verdict(), finding.check(), Printable.message(finding.message())));
            if (!finding.remedy().isEmpty()) {
                out.println("      " + Printable.message(finding.remedy()));
            }
        }
        out.flush();
    }

    void end() {
        if (!isJson) {
            out.println(text(
                    "%d OK, %d WARN, %d FAIL, %d not checked",
                    count(Verdict.OK), count(Verdict.WARN), count(Verdict.FAIL), count(Verdict.SKIP)));
            out.flush();
        }
    }

    private String inJson(Finding finding) {
        var text = new StringWriter();
        try (JsonGenerator members = json.createGenerator(text)) {
            members.writeStartObject();
            members.writeStringField("check", finding.check());
            members.writeStringField("verdict", finding.verdict().name());
            members.writeStringField("message", finding.message());
            members.writeStringField("remedy", finding.remedy());
            members.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return text.toString();
    }
}
