package dev.lonja.registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryContract;
import dev.lonja.registry.directory.DirectoryException;
import dev.lonja.registry.directory.ListingTooLongException;
import dev.lonja.transport.HostAddress;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostgresDirectoryTest implements DirectoryContract {
    @Inject
    Statements statements;

    @Inject
    Transactions transactions;

    @Inject
    Directory injected;

    @BeforeEach
    void empty() {
        transactions.inOne(() -> statements.update("TRUNCATE registered_user CASCADE"));
    }

    /** Runs every call in its own transaction, as if each were a request. */
    @Override
    public Directory directory(boolean sameAddress) {
        return inTransactions(new PostgresDirectory(statements, () -> sameAddress, () -> 1000));
    }

    private Directory inTransactions(Directory directory) {
        return (Directory) Proxy.newProxyInstance(
                Directory.class.getClassLoader(),
                new Class<?>[] {Directory.class},
                (proxy, method, arguments) -> transactions.inOne(() -> call(directory, method, arguments)));
    }

    @Test
    void refusesToWorkOutsideATransaction() {
        assertThatThrownBy(() -> injected.register("ana")).hasMessageContaining("no transaction");
    }

    @Test
    void constraintsRefuseWhatTheWireShouldHaveRefused() {
        Directory directory = directory(true);
        for (String name : new String[] {"", "with space", "with\ttab", "x".repeat(256), "é".repeat(128)}) {
            assertThatThrownBy(() -> directory.register(name)).as(name).isInstanceOf(DirectoryException.class);
        }
        assertThat(directory.register("é".repeat(127) + "x")).isEqualTo(Outcome.OK);
    }

    @Test
    void failsToListMoreThanAListingMayHave() {
        Caller ana = new Caller("ana", new HostAddress("10.0.0.1", false));
        Directory directory = inTransactions(new PostgresDirectory(statements, () -> true, () -> 2));
        directory.register("ana");
        directory.connect(ana, 5001);
        directory.publish(ana, new PublishedFile("/a", ""));
        directory.publish(ana, new PublishedFile("/b", ""));
        assertThat(directory.findContent("ana").orElseThrow()).hasSize(2);

        directory.publish(ana, new PublishedFile("/c", ""));

        assertThatThrownBy(() -> directory.findContent("ana"))
                .isInstanceOf(ListingTooLongException.class)
                .hasMessageContaining("ana publishes")
                .hasMessageContaining("more than 2 entries");
    }

    private static Object call(Directory directory, Method method, Object[] arguments) {
        try {
            return method.invoke(directory, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
