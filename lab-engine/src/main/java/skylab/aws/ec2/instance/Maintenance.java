package skylab.aws.ec2.instance;

import skylab.aws.AwsError;
import skylab.aws.Call;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsResponse;

/** What AWS may do with an instance when its host has to be maintained. */
public final class Maintenance {
    private Maintenance() {}

    /** ModifyInstanceMaintenanceOptions: of a running or a stopped instance. */
    public static ModifyInstanceMaintenanceOptionsResponse modify(
            Call call, ModifyInstanceMaintenanceOptionsRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        if (!instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED)) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in the 'running' or 'stopped' state.");
        }
        Settings.Options old = instance.settings().options();
        Settings.Options changed = old.withMaintenance(
                request.autoRecoveryAsString() == null
                        ? old.autoRecovery()
                        : checked("autoRecovery", request.autoRecoveryAsString()),
                request.rebootMigrationAsString() == null
                        ? old.rebootMigration()
                        : checked("rebootMigration", request.rebootMigrationAsString()));
        call.tx()
                .put(
                        call.scope(),
                        Instance.INSTANCES,
                        instance.id(),
                        instance.with(instance.settings().with(changed)));
        return ModifyInstanceMaintenanceOptionsResponse.builder()
                .instanceId(instance.id())
                .autoRecovery(orDefault(changed.autoRecovery()))
                .rebootMigration(orDefault(changed.rebootMigration()))
                .build();
    }

    static String checked(String parameter, String value) {
        if (!value.equals("default") && !value.equals("disabled")) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + value + ") for parameter " + parameter + " is invalid. Valid values: default,"
                            + " disabled.");
        }
        return value;
    }

    static String orDefault(String value) {
        return value == null ? "default" : value;
    }
}
