package skylab.grader.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param command the executable and its arguments
 * @param environment what it gets besides the few variables that every program needs
 * @param readable what it must be able to read, besides the system's own programs and the running JDK
 * @param peer whom it may talk with
 */
public record Program(List<String> command, Map<String, String> environment, List<Path> readable, Peer peer) {}
