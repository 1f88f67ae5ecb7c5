package skylab.grader.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import skylab.frontend.Ports;

/**
 * Spark's own standalone cluster on this machine: a master and a worker, each in a JVM of its own.
 *
 * @param master its URL
 * @param jars links to Spark's
 * @param processes of the cluster
 */
record Cluster(String master, Path jars, List<Process> processes) implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    static Cluster start(Path directory) throws IOException, InterruptedException {
        List<Path> libraries;
        try {
            libraries = SparkJob.libraries();
        } catch (IOException e) {
            assumeTrue(false, "skipped: " + e.getMessage());
            throw e;
        }
        // A Spark as it is unpacked on each machine of a cluster: executors find their class path in it.
        Path home = Files.createDirectories(directory.resolve("spark-home"));
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (Path library : libraries) {
            Files.createSymbolicLink(jars.resolve(library.getFileName()), library);
        }
        int port = Ports.free();
        String url = "spark://" + HOST + ":" + port;
        List<Process> processes = new ArrayList<>();
        processes.add(program(
                home,
                libraries,
                "master.Master",
                "--host",
                HOST,
                "--port",
                String.valueOf(port),
                "--webui-port",
                String.valueOf(Ports.free())));
        processes.add(program(
                home,
                libraries,
                "worker.Worker",
                "--host",
                HOST,
                "--cores",
                "2",
                "--memory",
                "2g",
                "--work-dir",
                home.resolve("work").toString(),
                "--webui-port",
                String.valueOf(Ports.free()),
                url));
        return new Cluster(url, jars, processes);
    }

    private static Process program(Path home, List<Path> libraries, String type, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(SparkJob.java(libraries));
        command.add("org.apache.spark.deploy." + type);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(type + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        // Otherwise it looks for the directories of its own build to tell.
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return builder.start();
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
        try (Stream<Path> links = Files.list(jars)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
