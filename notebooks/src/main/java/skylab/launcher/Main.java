package skylab.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** Starts the launcher: {@code java -jar skylab.jar [command]}. */
public final class Main {

    private Main() {}

    /** Runs a command and ends with its exit code: 0 done, 1 failed, 2 not understood. */
    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, console()));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, console()));
        Locale language = Texts.language(System.getenv());
        Locale.setDefault(language);
        System.exit(commandLine(Texts.in(language)).execute(arguments));
    }

    /** The launcher with all its commands, speaking one language. */
    static CommandLine commandLine(Texts texts) {
        CommandLine line = new CommandLine(new Skylab());
        for (Subcommand command : ServiceLoader.load(Subcommand.class)) {
            line.addSubcommand(command);
        }
        line.addSubcommand(new HelpCommand());
        line.setResourceBundle(texts.bundle());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(System.out, true));
        line.setErr(new PrintWriter(System.err, true));
        line.setExecutionExceptionHandler((exception, at, parsed) -> explain(exception, texts, at.getErr()));
        return line;
    }

    private static int explain(Exception exception, Texts texts, PrintWriter err) throws Exception {
        if (exception instanceof Failure failure) {
            err.println("skylab: " + failure.getMessage());
            return failure.exitCode();
        }
        if (exception instanceof FileSystemException refused) {
            boolean full = String.valueOf(refused.getReason()).contains("No space left");
            String where = full ? "failure.full" : "failure.file";
            err.println("skylab: " + texts.say(where, refused.getFile(), refused.getMessage()));
            return 1;
        }
        if (exception instanceof IOException) {
            err.println("skylab: " + texts.say("failure.io", exception.getMessage()));
            return 1;
        }
        throw exception;
    }

    // A Windows console has a charset of its own; everywhere else, and in files and pipes, it is UTF-8.
    private static Charset console() {
        boolean windows = Os.named(System.getProperty("os.name")) == Os.WINDOWS;
        return windows && System.console() != null ? Charset.defaultCharset() : StandardCharsets.UTF_8;
    }
}
