package skylab.lab;

import java.time.Instant;
import java.util.Objects;
import skylab.aws.mail.Mail;
import software.amazon.awssdk.services.sns.SnsClient;

/** A message in the learner's inbox. */
public final class Message {
    private final Lab lab;
    private final Mail mail;

    Message(Lab lab, Mail mail) {
        this.lab = lab;
        this.mail = mail;
    }

    /** When it arrived. */
    public Instant at() {
        return mail.at();
    }

    /** The sender as a mail program shows it, e.g. {@code AWS Notifications <no-reply@sns.amazonaws.com>}. */
    public String from() {
        return mail.from();
    }

    /** The e-mail address or phone number that it was sent to. */
    public String to() {
        return mail.to();
    }

    /** Its subject; empty for a text message. */
    public String subject() {
        return mail.subject();
    }

    /** Its text. */
    public String body() {
        return mail.body();
    }

    /** Whether it has a link that {@link #confirm} follows. */
    public boolean isInvitation() {
        return mail.invitation().isPresent();
    }

    /**
     * Follows the link in an invitation to a topic: from now on its messages arrive. This is a call, and as such in the
     * journal.
     *
     * @return the ARN of the subscription
     * @throws IllegalStateException if this is no invitation
     * @throws software.amazon.awssdk.services.sns.model.SnsException if it has expired
     */
    public String confirm() {
        Mail.Invitation invitation = mail.invitation()
                .orElseThrow(() -> new IllegalStateException(
                        "there is nothing to confirm in the message '" + mail.subject() + "'"));
        return lab.client(SnsClient.class, invitation.region())
                .confirmSubscription(r -> r.topicArn(invitation.topicArn()).token(invitation.token()))
                .subscriptionArn();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message && lab == message.lab && mail.equals(message.mail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mail);
    }

    /** As a mail program shows it. */
    @Override
    public String toString() {
        return "Date: " + mail.at() + "\nFrom: " + mail.from() + "\nTo: " + mail.to()
                + (mail.subject().isEmpty() ? "" : "\nSubject: " + mail.subject()) + "\n\n" + mail.body();
    }
}
