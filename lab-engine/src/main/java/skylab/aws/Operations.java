package skylab.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * The operations of a client by name, for whoever has them as data: a journal, a command line, a wire.
 *
 * @param <C> the SDK's interface
 */
public final class Operations<C> {
    private static final ClassValue<Found> METHODS = found(Operations::method);
    private static final ClassValue<Found> BUILDERS = found(Operations::builder);

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
            Object request = Shapes.fromJson(parameters, request(contract, operation));
            Object answer = METHODS.get(contract).of(operation).invokeExact((Object) client, request);
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
        return built(contract, operation + "Request");
    }

    /**
     * An answer that says nothing yet.
     *
     * @param contract the SDK's interface
     * @return its builder
     * @throws ClassNotFoundException if there is no such operation
     */
    public static SdkPojo response(Class<?> contract, String operation) throws ClassNotFoundException {
        return built(contract, operation + "Response");
    }

    /** Whether an operation answers with a body of its own, beside the members of its answer. */
    public static boolean hasBody(Class<?> contract, String operation) {
        try {
            contract.getMethod(
                    Character.toLowerCase(operation.charAt(0)) + operation.substring(1),
                    model(contract, operation + "Request"),
                    ResponseTransformer.class);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static SdkPojo built(Class<?> contract, String model) throws ClassNotFoundException {
        try {
            return (SdkPojo) BUILDERS.get(contract).of(model).invokeExact();
        } catch (ClassNotFoundException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("cannot make a " + model, e);
        }
    }

    /** What was looked up in a client's interface, once: reflection takes longer than most operations. */
    private record Found(Class<?> contract, Lookup lookup, Map<String, MethodHandle> handles) {
        /** Looks something up. */
        interface Lookup {
            MethodHandle find(Class<?> contract, String name) throws ReflectiveOperationException;
        }

        MethodHandle of(String name) throws ReflectiveOperationException {
            MethodHandle handle = handles.get(name);
            if (handle == null) {
                handle = lookup.find(contract, name);
                handles.put(name, handle);
            }
            return handle;
        }
    }

    private static ClassValue<Found> found(Found.Lookup lookup) {
        return new ClassValue<>() {
            @Override
            protected Found computeValue(Class<?> contract) {
                return new Found(contract, lookup, new ConcurrentHashMap<>());
            }
        };
    }

    private static MethodHandle builder(Class<?> contract, String name) throws ReflectiveOperationException {
        Class<?> model = model(contract, name);
        Class<?> builder = model(contract, name + "$Builder");
        return MethodHandles.publicLookup()
                .findStatic(model, "builder", MethodType.methodType(builder))
                .asType(MethodType.methodType(SdkPojo.class));
    }

    private static MethodHandle method(Class<?> contract, String operation) throws ReflectiveOperationException {
        Class<?> request = model(contract, operation + "Request");
        Class<?> response = model(contract, operation + "Response");
        String name = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
        MethodHandle method;
        try {
            method = MethodHandles.publicLookup().findVirtual(contract, name, MethodType.methodType(response, request));
        } catch (NoSuchMethodException e) {
            // An answer with a body of its own comes as a stream.
            method = MethodHandles.publicLookup()
                    .findVirtual(contract, name, MethodType.methodType(ResponseInputStream.class, request));
        }
        return method.asType(MethodType.genericMethodType(2));
    }

    private static Class<?> model(Class<?> contract, String name) throws ClassNotFoundException {
        // The SDK's classes keep only the first of several capitals: ListMFADevices is asked by ListMfaDevicesRequest.
        String written = CAPITALS.matcher(name)
                .replaceAll(run -> run.group(1) + run.group(2).toLowerCase(Locale.ROOT));
        return Class.forName(contract.getPackageName() + ".model." + written, true, contract.getClassLoader());
    }
}
