package dev.lonja.peer.registry;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.codec.OmittedEntries;
import dev.lonja.protocol.codec.ReplyReader;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a listing of a registry lacks, in sentences.
 *
 * @param sentences none if nothing is left out
 */
record LeftOut(List<String> sentences) {

    static LeftOut of(ReplyReader reader, String registry) {
        Stream<String> omitted = reader.omitted().map(entries -> omission(entries, registry)).stream();
        return new LeftOut(Stream.concat(omitted, exceeding(reader, registry)).toList());
    }

    RegistryAnswer addTo(RegistryAnswer answer) {
        RegistryAnswer noted = answer;
        for (String sentence : sentences) {
            noted = noted.asPartial(sentence);
        }
        return noted;
    }

    private static Stream<String> exceeding(ReplyReader reader, String registry) {
        OptionalLong announced = reader.exceeded();
        return announced.isEmpty()
                ? Stream.empty()
                : Stream.of(text(
                        "registry %s: sent more entries than announced (%d); the others are left out",
                        registry, announced.getAsLong()));
    }

    private static String omission(OmittedEntries omitted, String registry) {
        return omitted.count() == 1
                ? text(
                        "registry %s: one entry of the %d that it lists is left out: %s",
                        registry, omitted.listed(), text(omitted.reason()))
                : text(
                        "registry %s: %d entries of the %d that it lists are left out; the first one: %s",
                        registry, omitted.count(), omitted.listed(), text(omitted.reason()));
    }
}
