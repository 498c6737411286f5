package io.kartero.cli;

import picocli.CommandLine.Command;

/// Stands for `kartero config`.
@Command(
    name = "config",
    description = "Show the server's settings in effect, and where each comes from.",
    footer = {"", "Example:", "  kartero config --help"})
final class ConfigCommand extends ServerCommand {}
