package skylab.aws.cloudwatch.alarm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Recovery;
import skylab.aws.sns.Publishing;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/** What alarms do when they change their state: notify, or do something to the instance that they watch. */
final class Actions {
    private static final Pattern AUTOMATE = Pattern.compile("arn:aws:automate:([a-z0-9-]+):ec2:([a-z]+)");
    private static final Pattern WORKFLOW = Pattern.compile(
            "arn:aws:swf:([a-z0-9-]+):\\d{12}:action/actions/AWS_EC2\\.InstanceId\\.([A-Z][a-z]+)/1\\.0");
    private static final String INSTANCE = "InstanceId";

    private Actions() {}

    /** What can be done to an instance. */
    enum Deed {
        STOP("Stop"),
        TERMINATE("Terminate"),
        REBOOT("Reboot"),
        RECOVER("Recover");

        private final String verb;

        Deed(String verb) {
            this.verb = verb;
        }

        /** What an action's ARN asks for, if it is one on instances. */
        static Optional<Deed> of(String arn) {
            for (Pattern pattern : new Pattern[] {AUTOMATE, WORKFLOW}) {
                Matcher matcher = pattern.matcher(arn);
                for (Deed deed : values()) {
                    if (matcher.matches() && deed.verb.equalsIgnoreCase(matcher.group(2))) {
                        return Optional.of(deed);
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** Performs what is to be done in an alarm's new state. */
    static void perform(Transaction tx, Scope scope, Alarm alarm, AlarmState before) {
        if (!alarm.settings().actionsEnabled()) {
            return;
        }
        for (String arn : alarm.settings().actions(alarm.state().value())) {
            Optional<Deed> deed = Deed.of(arn);
            if (deed.isPresent()) {
                act(tx, scope, alarm, arn, deed.get());
            } else {
                notify(tx, scope, alarm, arn, before);
            }
        }
    }

    private static void notify(Transaction tx, Scope scope, Alarm alarm, String arn, AlarmState before) {
        Notice notice = Notice.of(scope, alarm, before);
        ObjectNode data = data(alarm, arn).put("publishedMessage", notice.published());
        try {
            Publishing.send(tx, arn, notice.message());
            note(tx, scope, alarm, "Successfully executed action " + arn, data, null);
        } catch (AwsError error) {
            failed(tx, scope, alarm, arn, data, error);
        }
    }

    private static void act(Transaction tx, Scope scope, Alarm alarm, String arn, Deed deed) {
        String id = instance((MetricWatch) alarm.watch()).orElseThrow();
        ObjectNode data = data(alarm, arn).putNull("publishedMessage");
        try {
            // The service acts with its own rights, whatever the learner's are.
            Call call = new Call(tx, scope);
            switch (deed) {
                case STOP ->
                    Lifecycle.stop(
                            call, StopInstancesRequest.builder().instanceIds(id).build());
                case TERMINATE ->
                    Lifecycle.terminate(
                            call,
                            TerminateInstancesRequest.builder().instanceIds(id).build());
                case REBOOT ->
                    Lifecycle.reboot(
                            call,
                            RebootInstancesRequest.builder().instanceIds(id).build());
                case RECOVER -> {
                    if (!Recovery.recover(tx, scope, id)) {
                        throw new AwsError("IncorrectInstanceState", "The instance '" + id + "' cannot be recovered.");
                    }
                }
            }
            String done = deed.verb + " EC2 Instance '" + id + "' action completed successfully";
            note(tx, scope, alarm, done, data, null);
        } catch (AwsError error) {
            failed(tx, scope, alarm, arn, data, error);
        }
    }

    /** The instance that an alarm watches. */
    static Optional<String> instance(MetricWatch watch) {
        return watch.source()
                .metrics()
                .map(id -> id.dimensions().get(INSTANCE))
                .filter(id -> id != null)
                .findFirst();
    }

    private static ObjectNode data(Alarm alarm, String arn) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("actionState", "Succeeded")
                .put("stateUpdateTimestamp", alarm.state().since().toEpochMilli())
                .put("notificationResource", arn);
    }

    private static void failed(Transaction tx, Scope scope, Alarm alarm, String arn, ObjectNode data, AwsError error) {
        data.put("actionState", "Failed");
        note(
                tx,
                scope,
                alarm,
                "Failed to execute action " + arn + ". Received error: \"" + error.getMessage() + "\"",
                data,
                error.getMessage());
    }

    private static void note(Transaction tx, Scope scope, Alarm alarm, String summary, ObjectNode data, String error) {
        History.add(tx, scope, alarm, "Action", summary, data.put("error", error));
    }
}
