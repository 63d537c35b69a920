package dev.lonja.registry.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingBudgetTest {
    private final ListingBudget budget = new ListingBudget(100);

    @Test
    void countsWhatSeveralReadersShareOnce() {
        EncodedReply reply = reply(chunk(40), chunk(20));
        OutgoingReply first = budget.borrow(reply).orElseThrow();
        OutgoingReply second = budget.borrow(reply).orElseThrow();
        assertThat(budget.usedBytes()).isEqualTo(60);

        first.close();
        assertThat(budget.usedBytes()).isEqualTo(60);
        second.close();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void countsOnlyWhatDiffersBetweenTwoVersionsOfAListing() {
        ByteBuf unchanged = chunk(70);
        budget.borrow(reply(chunk(10), unchanged)).orElseThrow();
        budget.borrow(reply(chunk(11), unchanged)).orElseThrow();

        assertThat(budget.usedBytes()).isEqualTo(91);
    }

    @Test
    void refusesAReaderForWhomThereIsNoMemoryAndTakesItWhenAnotherOneHasEnded() {
        OutgoingReply first = budget.borrow(reply(chunk(60))).orElseThrow();
        EncodedReply other = reply(chunk(41));
        assertThat(budget.borrow(other)).isEmpty();
        assertThat(budget.usedBytes()).isEqualTo(60);

        first.close();
        first.close();
        assertThat(budget.borrow(other)).isPresent();
        assertThat(budget.usedBytes()).isEqualTo(41);
    }

    @Test
    void countsWhatIsBeingLoaded() {
        try (CollectedReply loading = new CollectedReply(budget, 1000)) {
            assertThat(loading.take(new byte[60])).isTrue();
            assertThat(budget.borrow(reply(chunk(41)))).isEmpty();
            assertThat(loading.take(new byte[41])).isFalse();
            assertThat(loading.find()).isEmpty();
            assertThat(loading.isTooLong()).isFalse();
        }
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void collectsNoMoreThanItMay() {
        try (CollectedReply loading = new CollectedReply(budget, 50)) {
            assertThat(loading.take(new byte[50])).isTrue();
            assertThat(loading.find().orElseThrow().sizeBytes()).isEqualTo(50);
            assertThat(loading.take(new byte[1])).isFalse();
            assertThat(loading.isTooLong()).isTrue();
            assertThat(loading.find()).isEmpty();
        }
        assertThat(budget.usedBytes()).isZero();
    }

    private static EncodedReply reply(ByteBuf... chunks) {
        return new EncodedReply(
                List.of(chunks),
                List.of(chunks).stream().mapToLong(ByteBuf::readableBytes).sum());
    }

    private static ByteBuf chunk(int bytes) {
        return Unpooled.wrappedBuffer(new byte[bytes]);
    }
}
