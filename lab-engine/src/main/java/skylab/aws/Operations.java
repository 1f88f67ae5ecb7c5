package skylab.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The operations of a client by name, for whoever has them as data: a journal, a command line, a wire.
 *
 * @param <C> the SDK's interface
 */
public final class Operations<C> {
    private final Class<C> contract;
    private final C client;

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
     * @return the answer
     * @throws IllegalArgumentException if there is no such operation, or the parameters are not its request's
     * @throws RuntimeException what the operation throws
     */
    public SdkPojo call(String operation, JsonNode parameters) {
        try {
            Class<?> request = model(operation + "Request");
            Class<?> response = model(operation + "Response");
            Object builder = MethodHandles.publicLookup()
                    .findStatic(request, "builder", MethodType.methodType(model(operation + "Request$Builder")))
                    .invoke();
            Object answer =
                    method(operation, request, response).invoke(client, Shapes.fromJson(parameters, (SdkPojo) builder));
            return answer instanceof ResponseInputStream<?> stream ? (SdkPojo) stream.response() : (SdkPojo) answer;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(contract.getSimpleName() + " has no operation " + operation, e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
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

    private Class<?> model(String name) throws ClassNotFoundException {
        // The SDK's classes do not keep all capitals of the API's names.
        return Class.forName(
                contract.getPackageName() + ".model." + name.replace("SSH", "Ssh"), true, contract.getClassLoader());
    }
}
