package io.kartero.cli;

import picocli.CommandLine.Command;

/// Stands for `kartero serve`.
@Command(
    name = "serve",
    description = "Run the server: jobs, schedules, and the API that td and Digdag speak.",
    footer = {"", "Example:", "  kartero serve --help"})
final class ServeCommand extends ServerCommand {}
