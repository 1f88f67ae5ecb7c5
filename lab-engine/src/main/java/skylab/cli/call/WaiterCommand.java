package skylab.cli.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.Operations;
import skylab.aws.shape.Shapes;
import skylab.cli.option.Names;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;

/**
 * What can be waited for, as the SDK's waiters know it.
 *
 * @param contract the SDK's interface of the service
 * @param api its name, e.g. {@code InstanceRunning}
 * @param operation that is called for a look, e.g. {@code DescribeInstances}
 * @param attempts how often is looked at most
 * @param delay between two looks
 */
public record WaiterCommand(
        Class<? extends SdkClient> contract, String api, String operation, int attempts, Duration delay) {
    private static final String PREFIX = "waitUntil";
    private static final String REQUEST = "Request";

    /** What can be waited for at a service. */
    public static List<String> names(ServiceCommand service) {
        return methods(service.service().contract())
                .map(method -> Names.kebab(api(method)))
                .sorted()
                .toList();
    }

    /** The waiter of a name on the command line. */
    public static Optional<WaiterCommand> of(ServiceCommand service, String kebab) {
        Class<? extends SdkClient> contract = service.service().contract();
        return methods(contract)
                .filter(method -> Names.kebab(api(method)).equals(kebab))
                .findFirst()
                .map(method -> of(contract, method));
    }

    private static WaiterCommand of(Class<? extends SdkClient> contract, Method method) {
        String request = method.getParameterTypes()[0].getSimpleName();
        WaiterOverrideConfiguration usual = usual(contract, api(method));
        return new WaiterCommand(
                contract,
                api(method),
                request.substring(0, request.length() - REQUEST.length()),
                usual.maxAttempts().orElseThrow(),
                usual.backoffStrategyV2().orElseThrow().computeDelay(1));
    }

    // How often and how long is kept where only the SDK's own waiter sees it.
    private static WaiterOverrideConfiguration usual(Class<?> contract, String api) {
        Class<?> waiter = waiter(contract).orElseThrow();
        String name = Character.toLowerCase(api.charAt(0)) + api.substring(1) + "WaiterConfig";
        try {
            Method method = Class.forName(
                            waiter.getPackageName() + ".Default" + waiter.getSimpleName(),
                            true,
                            waiter.getClassLoader())
                    .getDeclaredMethod(name, WaiterOverrideConfiguration.class);
            method.setAccessible(true);
            return (WaiterOverrideConfiguration) method.invoke(null, (Object) null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the SDK does not keep the settings of " + api, e);
        }
    }

    private static Stream<Method> methods(Class<?> contract) {
        return waiter(contract).stream()
                .flatMap(waiter -> Arrays.stream(waiter.getMethods()))
                .filter(method -> method.getName().startsWith(PREFIX)
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0].getSimpleName().endsWith(REQUEST));
    }

    private static Optional<Class<?>> waiter(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .filter(method -> method.getName().equals("waiter") && method.getParameterCount() == 0)
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    private static String api(Method method) {
        return method.getName().substring(PREFIX.length());
    }

    /**
     * Looks once.
     *
     * @param client of the service
     * @param parameters of the operation, as {@link Shapes} writes them
     * @throws RuntimeException what the SDK's waiter throws that was told to look only once
     */
    public void look(SdkClient client, JsonNode parameters) {
        Class<?> type = waiter(contract).orElseThrow();
        try {
            Object request = Shapes.fromJson(parameters, Operations.request(contract, operation));
            Object builder = type.getMethod("builder").invoke(null);
            Class<?> making = type.getMethod("builder").getReturnType();
            making.getMethod("client", contract).invoke(builder, client);
            making.getMethod("overrideConfiguration", WaiterOverrideConfiguration.class)
                    .invoke(
                            builder,
                            WaiterOverrideConfiguration.builder().maxAttempts(1).build());
            Object waiter = making.getMethod("build").invoke(builder);
            type.getMethod(PREFIX + api, request.getClass()).invoke(waiter, request);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the SDK's waiter " + api + " is not as expected", e);
        }
    }
}
