package skylab.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import java.util.regex.Pattern;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The operations of a client by name, for whoever has them as data: a journal, a command line, a wire.
 *
 * @param <C> the SDK's interface
 */
public final class Operations<C> {
    private static final Pattern CAPITALS = Pattern.compile("([A-Z])([A-Z]+)(?=[A-Z][a-z])");

    private final Class<C> contract;
    private final C client;

    /**
     * What an operation answered.
     *
     * @param response the model object
     * @param body of an answer with a body of its own, otherwise null
     */
    public record Answer(SdkPojo response, byte[] body) {}

    /**
     * The operations of a client.
     *
     * @param contract the SDK's interface
     * @param client what implements it
     */
    public Operations(Class<C> contract, C client) {
        this.contract = contract;
        this.client = client;
    }

    /**
     * Calls an operation.
     *
     * @param operation e.g. {@code RunInstances}
     * @param parameters the request as {@link Shapes} writes it
     * @throws IllegalArgumentException if there is no such operation, or the parameters are not its request's
     * @throws RuntimeException what the operation throws
     */
    public Answer call(String operation, JsonNode parameters) {
        try {
            Class<?> request = model(contract, operation + "Request");
            Class<?> response = model(contract, operation + "Response");
            Object answer = method(operation, request, response)
                    .invoke(client, Shapes.fromJson(parameters, request(contract, operation)));
            return answer instanceof ResponseInputStream<?> stream
                    ? new Answer((SdkPojo) stream.response(), stream.readAllBytes())
                    : new Answer((SdkPojo) answer, null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(contract.getSimpleName() + " has no operation " + operation, e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A request that says nothing yet.
     *
     * @param contract the SDK's interface
     * @return its builder
     * @throws ClassNotFoundException if there is no such operation
     */
    public static SdkPojo request(Class<?> contract, String operation) throws ClassNotFoundException {
        return builder(contract, operation + "Request");
    }

    /**
     * An answer that says nothing yet.
     *
     * @param contract the SDK's interface
     * @return its builder
     * @throws ClassNotFoundException if there is no such operation
     */
    public static SdkPojo response(Class<?> contract, String operation) throws ClassNotFoundException {
        return builder(contract, operation + "Response");
    }

    private static SdkPojo builder(Class<?> contract, String name) throws ClassNotFoundException {
        Class<?> request = model(contract, name);
        Class<?> builder = model(contract, name + "$Builder");
        try {
            return (SdkPojo) MethodHandles.publicLookup()
                    .findStatic(request, "builder", MethodType.methodType(builder))
                    .invoke();
        } catch (Throwable e) {
            throw new LinkageError("cannot make a " + request, e);
        }
    }

    private MethodHandle method(String operation, Class<?> request, Class<?> response)
            throws ReflectiveOperationException {
        String name = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
        try {
            return MethodHandles.publicLookup().findVirtual(contract, name, MethodType.methodType(response, request));
        } catch (NoSuchMethodException e) {
            // An answer with a body of its own comes as a stream.
            return MethodHandles.publicLookup()
                    .findVirtual(contract, name, MethodType.methodType(ResponseInputStream.class, request));
        }
    }

    private static Class<?> model(Class<?> contract, String name) throws ClassNotFoundException {
        // The SDK's classes keep only the first of several capitals: ListMFADevices is asked by ListMfaDevicesRequest.
        String written = CAPITALS.matcher(name)
                .replaceAll(run -> run.group(1) + run.group(2).toLowerCase(Locale.ROOT));
        return Class.forName(contract.getPackageName() + ".model." + written, true, contract.getClassLoader());
    }
}
