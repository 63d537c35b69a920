package dev.lonja.peer.transfer;

import dev.lonja.protocol.ContentForm;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.ReplyEncoder;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.RequestAssembler;
import dev.lonja.protocol.RequestAssembler.Step;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.core.parsetools.RecordParser;
import java.util.Optional;

/**
 * One connection of another peer: a request, its reply, and the end (section 1).
 *
 * <pre>
 *   request arriving --whole--> answering --written--> lingering --their end of stream, or time--> closed
 *          |                        |
 *          +--ended, late, unknown--+--failed---------------------------------------------------> closed
 * </pre>
 *
 * <p>Thread: the event loop of the socket.
 */
final class FileConnection {
    private static final ReplyEncoder ENCODER = new ReplyEncoder(ContentForm.DESCRIBED);

    private final Vertx vertx;
    private final NetSocketInternal socket;
    private final SharedFileOpener opener;
    private final TransferConfig.Upload config;
    private final RequestAssembler assembler = new RequestAssembler();
    private final RecordParser strings = RecordParser.newDelimited("\0");
    private final IdleWatch idleWatch;
    private final LingeringClose ending;
    private Optional<FileSending> sending = Optional.empty();
    private boolean answering;

    FileConnection(Vertx vertx, NetSocketInternal socket, SharedFileOpener opener, TransferConfig.Upload config) {
        this.vertx = vertx;
        this.socket = socket;
        this.opener = opener;
        this.config = config;
        this.idleWatch = new IdleWatch(vertx, config.idleTimeout(), this::cut);
        this.ending = new LingeringClose(vertx, socket, config);
    }

    /** Begins to read; {@code whenClosed} runs once, at the end of the connection. */
    void start(Runnable whenClosed) {
        // Without this, a client that ends its side right after the request would lose the reply.
        socket.channelHandlerContext().channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        socket.setWriteQueueMaxSize(2 * Math.toIntExact(config.bufferSize().asLongValue()));
        socket.closeHandler(closed -> {
            release();
            whenClosed.run();
        });
        socket.exceptionHandler(reset -> cut());
        socket.eventHandler(this::handleEvent);
        strings.maxRecordSize(assembler.maxBytes());
        strings.exceptionHandler(tooLong -> take(Buffer.buffer(), true));
        strings.handler(string -> take(string, false));
        socket.handler(strings);
        idleWatch.start();
    }

    /** Ends the connection at once. Closing the socket would first wait for what is still to be sent. Any thread. */
    void cut() {
        socket.channelHandlerContext().close();
    }

    private void handleEvent(Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            ending.inputEnded();
            if (!answering) {
                socket.close();
            }
        }
    }

    /** Strings that are already buffered keep coming after the request; they are ignored. */
    private void take(Buffer string, boolean tooLong) {
        if (!answering) {
            Step step = tooLong ? assembler.overflow() : assembler.accept(string.getBytes());
            strings.maxRecordSize(assembler.maxBytes());
            decide(step);
        }
    }

    private void decide(Step step) {
        switch (step) {
            case Step.Incomplete() -> {}
            case Step.Complete(Request request, var date) -> answer(request);
            case Step.Invalid(Operation operation, String reason) -> answer(operation, Outcome.FAILED);
            case Step.Unknown(String reason) -> {
                ignoreFurtherInput();
                ending.begin();
            }
        }
    }

    private void answer(Request request) {
        switch (request) {
            case Request.GetFile(String path) -> {
                ignoreFurtherInput();
                vertx.executeBlocking(() -> opener.open(path), false)
                        .onSuccess(this::answer)
                        .onFailure(unexpected -> answer(Operation.GET_FILE, Outcome.FAILED));
            }
            case Request.FromUser forRegistries -> answer(forRegistries.operation(), Outcome.FAILED);
        }
    }

    private void answer(SharedFileOpener.Opening opening) {
        switch (opening) {
            case SharedFileOpener.Opening.Opened(var channel, long sizeBytes) -> {
                var content = new FileSending(vertx, socket, channel, sizeBytes, config.bufferSize(), idleWatch::touch);
                sending = Optional.of(content);
                // An empty file is sent at once: the end of the stream must not overtake the header.
                socket.write(Buffer.buffer(ENCODER.encode(new Reply.FileHeader(sizeBytes))))
                        .compose(headed -> content.start())
                        .onSuccess(done -> ending.begin())
                        .onFailure(failure -> cut());
            }
            case SharedFileOpener.Opening.Missing(String reason) -> answer(Operation.GET_FILE, Outcome.NO_SUCH_FILE);
            case SharedFileOpener.Opening.Unreadable(String reason) -> answer(Operation.GET_FILE, Outcome.FAILED);
        }
    }

    private void answer(Operation operation, Outcome outcome) {
        ignoreFurtherInput();
        byte[] status = ENCODER.encode(new Reply.Status(operation, outcome));
        socket.write(Buffer.buffer(status)).onSuccess(written -> ending.begin());
    }

    private void ignoreFurtherInput() {
        answering = true;
        socket.handler(ending::discard);
    }

    private void release() {
        idleWatch.stop();
        ending.stop();
        sending.ifPresent(FileSending::stop);
    }
}
