package skylab.wire.protocol;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import skylab.aws.Completed;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkProtocolMetadata;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * What the SDK says of a service. How it is spoken with the SDK keeps in its own client and marshallers, and publishes
 * nowhere else; there it is read.
 */
public final class ServiceModel {
    private final Emulated<?> emulated;
    private final Map<String, Optional<OperationModel>> operations = new ConcurrentHashMap<>();
    private volatile Contract contract;

    /** What takes long to find out, because the SDK's classes for it are large. */
    private record Contract(Set<String> names, Wire wire) {}

    /** The model of a service; the SDK's classes are read when something is first asked of it. */
    public ServiceModel(Emulated<?> emulated) {
        this.emulated = emulated;
    }

    private Contract contract() {
        if (contract == null) {
            Class<?> type = emulated.contract();
            SdkProtocolMetadata protocol = (SdkProtocolMetadata)
                    constant(type.getPackageName() + ".Default" + type.getSimpleName(), "protocolMetadata");
            contract = new Contract(Completed.names(type), Wire.named(protocol.serviceProtocol()));
        }
        return contract;
    }

    /** The service. */
    public Emulated<?> emulated() {
        return emulated;
    }

    /** The service as CloudTrail names it, e.g. {@code monitoring.amazonaws.com}. */
    public String source() {
        return emulated.source();
    }

    /** The service as signatures name it, e.g. {@code monitoring}. */
    public String signingName() {
        return source().substring(0, source().indexOf('.'));
    }

    /** The names of all its operations. */
    Set<String> names() {
        return contract().names();
    }

    /** How it is spoken with. */
    Wire wire() {
        return contract().wire();
    }

    /** An operation; empty if the service has none of that name. */
    Optional<OperationModel> operation(String name) {
        return names().contains(name) ? operations.computeIfAbsent(name, this::read) : Optional.empty();
    }

    private Optional<OperationModel> read(String name) {
        Class<?> contract = emulated.contract();
        try {
            SdkPojo request = Operations.request(contract, name);
            String type = request.getClass().getEnclosingClass().getSimpleName();
            OperationInfo binding = (OperationInfo)
                    constant(contract.getPackageName() + ".transform." + type + "Marshaller", "SDK_OPERATION_BINDING");
            return Optional.of(new OperationModel(name, this, binding, request.sdkFields()));
        } catch (ClassNotFoundException e) {
            throw new LinkageError("the SDK has no request of " + name, e);
        }
    }

    private Object constant(String type, String name) {
        try {
            Class<?> owner = Class.forName(type, true, emulated.contract().getClassLoader());
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the SDK does not keep " + name + " in " + type, e);
        }
    }
}
