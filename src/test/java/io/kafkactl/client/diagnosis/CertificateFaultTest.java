package io.kafkactl.client.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFaultTest {
    private static CertificateFault of(Throwable cause) {
        return CertificateFault.of(new SslAuthenticationException("SSL handshake failed", cause));
    }

    @ParameterizedTest
    @CsvSource({
        "certificate_required, CLIENT_CERTIFICATE_MISSING",
        "bad_certificate, CLIENT_CERTIFICATE_MISSING",
        "certificate_expired, CLIENT_CERTIFICATE_REFUSED",
        "certificate_unknown, CLIENT_CERTIFICATE_REFUSED",
        "unknown_ca, CLIENT_CERTIFICATE_REFUSED",
        "protocol_version, TLS_VERSION",
        "handshake_failure, TLS_VERSION",
        "internal_error, TLS_FAILED"
    })
    void anAlertSaysWhatTheOtherSideMinds(String alert, ErrorCause cause) {
        CertificateFault fault = of(new SSLHandshakeException("Received fatal alert: " + alert));

        assertThat(fault.cause()).isEqualTo(cause);
        assertThat(fault.reason()).isEqualTo("Received fatal alert: " + alert);
    }

    @Test
    void theCertificateOfAnotherHostIsToldFromOthers() {
        assertThat(of(new SSLException("x", new CertificateException("No name matching b1 found")))
                        .cause())
                .isEqualTo(ErrorCause.CERTIFICATE_OF_ANOTHER_HOST);
        assertThat(of(new SSLException("x", new CertificateException("No subject alternative names present")))
                        .cause())
                .isEqualTo(ErrorCause.CERTIFICATE_OF_ANOTHER_HOST);
        assertThat(of(new SSLException("x", new CertificateException("something else"))))
                .isEqualTo(new CertificateFault(ErrorCause.TLS_FAILED, "something else"));
    }

    @Test
    void aFailureWithoutWordsIsNamed() {
        assertThat(CertificateFault.of(new SSLException((String) null)))
                .isEqualTo(new CertificateFault(ErrorCause.TLS_FAILED, "SSLException"));
    }
}
