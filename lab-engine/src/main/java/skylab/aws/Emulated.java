package skylab.aws;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;

/**
 * A service that the engine has, as whoever serves services without knowing them finds it.
 *
 * @param source as CloudTrail says it, e.g. {@code ec2.amazonaws.com}
 * @param contract the SDK's interface
 * @param clients makes the engine's client of it
 * @param <C> the SDK's interface
 */
public record Emulated<C extends SdkClient>(String source, Class<C> contract, Function<Door, C> clients) {}
