package dev.lonja.registry.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** Collects the formatted log lines of a class while it is open. */
final class LogLines extends ExtHandler implements AutoCloseable {
    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    static LogLines of(Class<?> logging) {
        LogLines lines = new LogLines(Logger.getLogger(logging.getName()));
        lines.logger.addHandler(lines);
        return lines;
    }

    List<String> all() {
        return lines;
    }

    @Override
    protected void doPublish(ExtLogRecord logged) {
        lines.add(logged.getMessage().formatted(logged.getParameters()));
    }

    @Override
    public boolean isLoggable(LogRecord logged) {
        return true;
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
