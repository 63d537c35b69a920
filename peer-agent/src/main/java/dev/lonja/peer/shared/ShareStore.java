package dev.lonja.peer.shared;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.protocol.Utf8;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stores the shared files of each user at each registry, in one file for each. Thread: blocks on the file system. */
public final class ShareStore {
    private static final int SHOWN_CHARACTERS = 40;
    private static final int HASH_BYTES = 16;

    private final DataFolder folder;

    /** A store in that data folder. */
    public ShareStore(DataFolder folder) {
        this.folder = folder;
    }

    /** The stored shared files of that user at that registry. */
    public SharedFiles load(String registry, String user) {
        return new SharedFiles(shareFile(registry, user));
    }

    /** Removes the stored shared files of that user at that registry. */
    public void delete(String registry, String user) throws IOException {
        shareFile(registry, user).delete();
    }

    /** The file name is safe for any user name: its readable part has only letters and digits, and a hash makes it unique. */
    private ShareFile shareFile(String registry, String user) {
        String readable = user.replaceAll("[^A-Za-z0-9]", "");
        String shown = readable.substring(0, Math.min(readable.length(), SHOWN_CHARACTERS));
        return new ShareFile(folder, "share-" + shown + "-" + hash(registry + "\n" + user) + ".list");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Utf8.encode(text));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
