package dev.lonja.peer.agent;

import dev.lonja.peer.download.DownloadBatch;
import dev.lonja.peer.download.ProgressDisplay;
import java.util.function.IntFunction;

/**
 * How files are fetched.
 *
 * @param batch cancels it
 * @param displays shows the progress of that number of files
 * @param isInBackground whether other commands are executed meanwhile, so that nobody may be asked once it runs
 */
public record Order(DownloadBatch batch, IntFunction<ProgressDisplay> displays, boolean isInBackground) {}
