package dev.lonja.peer.owner;

import dev.lonja.protocol.ClassicPath;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** The names of remote files in the form in which a person begins to type them. */
public final class RemoteNames {
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    private RemoteNames() {}

    /**
     * The listed paths as they can be typed: the true ones, or the classic ones after an escape; and in the form of Unicode of
     * what is typed already.
     */
    public static List<String> completing(String typed, List<String> listed) {
        List<String> names = ENCODED.matcher(typed).find()
                ? listed
                : listed.stream().map(ClassicPath::decode).toList();
        if (typed.chars().allMatch(character -> character < 0x80)) {
            return names;
        }
        Normalizer.Form form =
                Normalizer.isNormalized(typed, Normalizer.Form.NFC) ? Normalizer.Form.NFC : Normalizer.Form.NFD;
        return names.stream().map(name -> Normalizer.normalize(name, form)).toList();
    }
}
