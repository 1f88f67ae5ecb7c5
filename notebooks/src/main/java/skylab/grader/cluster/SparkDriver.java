package skylab.grader.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The program that talks to Spark, in a JVM of its own with Spark's libraries and nothing else of ours. It knows Spark by the
 * names of five methods of its Java API, so that Skylab needs no Spark to be built.
 */
public final class SparkDriver {
    private static final int FIXED = 4;

    private SparkDriver() {}

    /**
     * Pipes lines through a command on a cluster.
     *
     * @param arguments the master's URL, the file with the lines, the file for what comes back, the number of parts; then the
     *     command
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        List<String> lines = Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8);
        int parts = Integer.parseInt(arguments[FIXED - 1]);
        List<String> command = List.of(arguments).subList(FIXED, arguments.length);
        Class<?> configuration = Class.forName("org.apache.spark.SparkConf");
        Object settings = configuration.getConstructor().newInstance();
        set(settings, "spark.master", arguments[0]);
        set(settings, "spark.app.name", "skylab grade");
        // Nobody looks at it, and it would open a port.
        set(settings, "spark.ui.enabled", "false");
        Class<?> type = Class.forName("org.apache.spark.api.java.JavaSparkContext");
        try (AutoCloseable context =
                (AutoCloseable) type.getConstructor(configuration).newInstance(settings)) {
            Object all = type.getMethod("parallelize", List.class, int.class).invoke(context, lines, parts);
            Object back = all.getClass().getMethod("pipe", List.class).invoke(all, command);
            List<?> results = (List<?>) back.getClass().getMethod("collect").invoke(back);
            Files.write(
                    Path.of(arguments[2]), results.stream().map(String::valueOf).toList(), StandardCharsets.UTF_8);
        } catch (ReflectiveOperationException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        // Spark leaves threads behind.
        System.exit(0);
    }

    private static void set(Object settings, String name, String value) throws ReflectiveOperationException {
        settings.getClass().getMethod("set", String.class, String.class).invoke(settings, name, value);
    }
}
