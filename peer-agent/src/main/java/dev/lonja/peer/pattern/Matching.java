package dev.lonja.peer.pattern;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Matches a sequence against a pattern whose elements match one element each, or any number of them. */
final class Matching {
    private Matching() {}

    /**
     * Whether the pattern matches all that is given. The time grows with the product of both lengths, whatever the pattern.
     *
     * @param isAny whether an element of the pattern matches any number of elements
     * @param matchesOne whether another element of the pattern matches an element
     */
    static <P, G> boolean matches(List<P> pattern, List<G> given, Predicate<P> isAny, BiPredicate<P, G> matchesOne) {
        int at = 0;
        int in = 0;
        int afterAny = -1;
        int takenByAny = -1;
        while (in < given.size()) {
            if (at < pattern.size() && isAny.test(pattern.get(at))) {
                afterAny = ++at;
                takenByAny = in;
            } else if (at < pattern.size() && matchesOne.test(pattern.get(at), given.get(in))) {
                at++;
                in++;
            } else if (afterAny >= 0) {
                // The last element for any number takes one more whenever the rest fails.
                at = afterAny;
                in = ++takenByAny;
            } else {
                return false;
            }
        }
        while (at < pattern.size() && isAny.test(pattern.get(at))) {
            at++;
        }
        return at == pattern.size();
    }
}
