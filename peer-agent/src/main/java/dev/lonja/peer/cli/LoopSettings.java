package dev.lonja.peer.cli;

import dev.lonja.peer.serve.ServeConfig;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.shell.ShellConfig;
import dev.lonja.peer.upload.UploadConfig;
import jakarta.inject.Singleton;

/** The settings that only the command loop and the server need: a single command serves no files. */
@Singleton
record LoopSettings(UploadConfig upload, ShareConfig share, ShellConfig shell, ServeConfig serve) {}
