package dev.lonja.peer.console;

import dev.lonja.protocol.Outcome;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The colours of texts on the terminal. Only this class decides whether there are any; without them texts are unchanged. */
public record Colours(boolean shown) {
    /** No colours. */
    public static final Colours NONE = new Colours(false);

    /** Colours, unless the environment refuses them (https://no-color.org) or names a terminal that has none. */
    public static Colours of(Map<String, String> environment) {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Colours(!refused && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    String outcome(Outcome outcome, String text) {
        int colour = outcome == Outcome.OK ? AttributedStyle.GREEN : AttributedStyle.RED;
        return styled(text, AttributedStyle.DEFAULT.foreground(colour));
    }

    String heading(String text) {
        return styled(text, AttributedStyle.BOLD);
    }

    private String styled(String text, AttributedStyle style) {
        return shown ? new AttributedString(text, style).toAnsi() : text;
    }
}
