package dev.lonja.registry.requests;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ContentForm;
import java.util.concurrent.CompletionStage;

/** The sender of a request, which is an exchange. Called in the event loop of its connection. */
public interface Requester {

    /** The answer to a request is known. Called once for each request, also if the client no longer waits for it. */
    void answered(PendingRequest pending, Answer answer);

    /** The form in which it wants listings of files. */
    ContentForm contentForm();

    /** Answers a request about the connection itself. */
    CompletionStage<Answer> control(Request.Control control);
}
