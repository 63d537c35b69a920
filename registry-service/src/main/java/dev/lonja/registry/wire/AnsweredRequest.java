package dev.lonja.registry.wire;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDate;
import dev.lonja.transport.HostAddress;
import java.util.Optional;

/**
 * A request and its outcome.
 *
 * @param date the date of a dated request
 * @param nanos the time from the last byte of the request to its answer
 */
public record AnsweredRequest(
        Request request, Optional<RequestDate> date, Outcome outcome, HostAddress from, long nanos) {}
