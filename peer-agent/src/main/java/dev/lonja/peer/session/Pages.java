package dev.lonja.peer.session;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.value.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Listings in sessions: page after page until there is no more. Blocks. */
final class Pages {
    /** As many entries as a classic listing may have. */
    private static final int MAX_ROWS = 1_000_000;

    private final Calls calls;
    private final Duration timeout;

    /** @param timeout for each page */
    Pages(Calls calls, Duration timeout) {
        this.calls = calls;
        this.timeout = timeout;
    }

    /**
     * All rows of a listing, and its last reply, which is the first that failed.
     *
     * @param request asks for that page
     */
    Called all(Function<Page, Request> request) throws SessionFailure {
        List<List<String>> rows = new ArrayList<>();
        String after = "";
        while (true) {
            Called page = calls.call(request.apply(new Page(after, Page.MAX_LIMIT)), timeout);
            rows.addAll(page.rows());
            String next = page.isOk() ? page.success().text(0) : "";
            if (next.isEmpty() || next.equals(after) || rows.size() >= MAX_ROWS) {
                return new Called(rows, page.reply());
            }
            after = next;
        }
    }

    /** One page. */
    Called first(Request request) throws SessionFailure {
        return calls.call(request, timeout);
    }
}
