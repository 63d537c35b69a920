package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.delivery.EncodedReply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentPatchTest {
    private static final List<String> PATHS =
            List.of("/", "/a", "/a!", "/a/b", "/aa", "/b", "/ñ", "/\uffff", "/😀", "a", "f1", "/a%20b");
    private static final List<String> DESCRIPTIONS = List.of("", "one", "two words", " leading", "/a", "ñ 😀");

    @ParameterizedTest
    @EnumSource(ContentForm.class)
    void givesWhatReadingAgainWouldGive(ContentForm form) {
        ReplyEncoder encoder = new ReplyEncoder(form);
        ContentPatch patch = new ContentPatch(encoder);
        TreeMap<String, String> files = new TreeMap<>((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b)));
        EncodedReply listing = encode(encoder, files);
        Random random = new Random(7);
        for (int change = 0; change < 2000; change++) {
            String path = PATHS.get(random.nextInt(PATHS.size()));
            if (random.nextBoolean()) {
                String description = DESCRIPTIONS.get(random.nextInt(DESCRIPTIONS.size()));
                files.put(path, description);
                listing = patch.with(listing, new PublishedFile(path, description))
                        .orElseThrow();
            } else {
                files.remove(path);
                listing = patch.without(listing, path).orElseThrow();
            }
            assertThat(listing).as("change %d: %s", change, path).isEqualTo(encode(encoder, files));
        }
    }

    @Test
    void leavesLongListingsAlone() {
        ReplyEncoder encoder = new ReplyEncoder(ContentForm.DESCRIBED);
        ContentPatch patch = new ContentPatch(encoder);
        EncodedReply tooLong = EncodedReply.of(new byte[ContentPatch.MAX_BYTES + 1]);
        EncodedReply inChunks = EncodedReply.of(new byte[100_000]);

        assertThat(patch.with(tooLong, new PublishedFile("/a", ""))).isEmpty();
        assertThat(patch.without(inChunks, "/a")).isEmpty();
    }

    private static EncodedReply encode(ReplyEncoder encoder, TreeMap<String, String> files) {
        List<PublishedFile> all = files.entrySet().stream()
                .map(file -> new PublishedFile(file.getKey(), file.getValue()))
                .toList();
        return EncodedReply.of(encoder.encode(new Reply.Content(all)));
    }

    private static byte[] bytes(String path) {
        return path.getBytes(StandardCharsets.UTF_8);
    }
}
