package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.registry.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** Sessions that each keep the same number of requests open, until the time is over or the requests are used up. */
final class SessionLoad {
    private final List<ClientSession> sessions;
    private final int inFlight;
    private final Script script;

    /** What the sessions send. */
    interface Script {
        /** The payload of the next request of a session. Sessions and steps are counted from 0. */
        byte[] request(int session, long step);
    }

    /**
     * The replies of a run.
     *
     * @param others the number of requests that were not acknowledged; a figure counts only if it is 0
     */
    record Result(long acknowledged, long others, Duration elapsed, Latencies latencies) {
        double perSecond() {
            return acknowledged * 1e9 / elapsed.toNanos();
        }
    }

    SessionLoad(List<ClientSession> sessions, int inFlight, Script script) {
        this.sessions = List.copyOf(sessions);
        this.inFlight = inFlight;
        this.script = script;
    }

    /** Runs for a time. Requests that are open at its end are waited for and counted. */
    Result runFor(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return run(step -> System.nanoTime() < end);
    }

    /** Runs that number of requests in each session. */
    Result runCount(long count) throws InterruptedException {
        return run(step -> step < count);
    }

    private Result run(More more) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(sessions.size());
        List<Worker> workers = new ArrayList<>();
        for (int at = 0; at < sessions.size(); at++) {
            workers.add(new Worker(at, more, done));
        }
        long begin = System.nanoTime();
        for (Worker worker : workers) {
            sessions.get(worker.index).run(worker::begin);
        }
        done.await();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        Latencies all = new Latencies();
        workers.forEach(worker -> all.addAll(worker.latencies));
        long others = workers.stream().mapToLong(worker -> worker.others).sum();
        Result result = new Result(all.count() - others, others, elapsed, all);
        if (others > 0) {
            throw new IllegalStateException("not every request was acknowledged; the numbers of the other statuses: "
                    + workers.stream().map(worker -> worker.statuses).toList());
        }
        return result;
    }

    private interface More {
        boolean isWanted(long step);
    }

    /** The requests of one session. Belongs to its event loop until the run is done. */
    private final class Worker {
        private final int index;
        private final More more;
        private final CountDownLatch done;
        private final Latencies latencies = new Latencies();
        private long step;
        private int open;
        private long others;
        private final Map<Integer, Long> statuses = new TreeMap<>();

        private Worker(int index, More more, CountDownLatch done) {
            this.index = index;
            this.more = more;
            this.done = done;
        }

        private void begin() {
            while (open < inFlight && more.isWanted(step)) {
                send();
            }
            if (open == 0) {
                done.countDown();
            }
        }

        private void send() {
            byte[] payload = script.request(index, step++);
            long sent = System.nanoTime();
            open++;
            sessions.get(index).request(payload, status -> {
                open--;
                latencies.add(System.nanoTime() - sent);
                if (status != 0) {
                    others++;
                    statuses.merge(status, 1L, Long::sum);
                }
                if (status == 0 && more.isWanted(step)) {
                    send();
                } else if (open == 0) {
                    done.countDown();
                }
            });
        }
    }
}
