package dev.lonja.peer.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressBookTest {
    private final AddressBook book = new AddressBook(2);

    @Test
    void remembersWhereAUserWasLastSeen() {
        book.remember(List.of(new ConnectedUser("ana", "10.0.0.1", 1)));
        book.remember(List.of(new ConnectedUser("ana", "10.0.0.2", 2)));
        book.remember(List.of());

        assertThat(book.find("ana")).contains(new ConnectedUser("ana", "10.0.0.2", 2));
        assertThat(book.find("bruno")).isEmpty();
    }

    @Test
    void removesUsersThatWereNotNamedForTheLongestTime() {
        var ana = new ConnectedUser("ana", "10.0.0.1", 1);
        book.remember(List.of(ana, new ConnectedUser("bruno", "10.0.0.2", 2)));
        book.remember(List.of(ana));

        book.remember(List.of(new ConnectedUser("carla", "10.0.0.3", 3)));

        assertThat(book.find("ana")).contains(ana);
        assertThat(book.find("bruno")).isEmpty();
        assertThat(book.find("carla")).isPresent();
    }
}
