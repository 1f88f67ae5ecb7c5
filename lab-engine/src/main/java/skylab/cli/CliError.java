package skylab.cli;

import java.util.List;

/** The end of a command that cannot be carried out. */
public final class CliError extends RuntimeException {
    /** Wrong use (AWS CLI user guide, "Return codes"). */
    public static final int USAGE = 252;

    /** Credentials or settings are missing or wrong. */
    public static final int CONFIGURATION = 253;

    /** The service refused. */
    public static final int REFUSED = 254;

    /** Anything else. */
    public static final int GENERAL = 255;

    private static final String SYNOPSIS =
            """
            usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
            To see help text, you can run:

              aws help
              aws <command> help
              aws <command> <subcommand> help

            """;

    private final int status;

    /**
     * An end.
     *
     * @param message what is printed to standard error after an empty line
     * @param status exit status
     */
    public CliError(String message, int status) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Words that cannot be understood, told after the synopsis. */
    public static CliError usage(String message) {
        return new CliError(SYNOPSIS + "aws: error: " + message, USAGE);
    }

    /** Options that there are not. */
    public static CliError unknownOptions(List<String> options) {
        return new CliError(SYNOPSIS + "Unknown options: " + String.join(", ", options), USAGE);
    }

    /** A value that an option cannot have. */
    public static CliError parameter(String option, String reason) {
        return new CliError("Error parsing parameter '" + option + "': " + reason, USAGE);
    }

    /** Exit status. */
    public int status() {
        return status;
    }
}
