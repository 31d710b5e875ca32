package io.kafkactl.output;

import io.kafkactl.error.KafkactlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Series of numbers over time, drawn as lines. */
public final class LinePlot {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 500;

    private final String title;
    private final String unit;
    private final Map<String, TreeMap<Instant, Long>> series = new TreeMap<>();

    /** Empty; {@code unit} stands at the upright axis. */
    public LinePlot(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** What a file of this name would hold; exit 2 for a kind that cannot be drawn. */
    public static void requireKind(String fileName) {
        if (!isSvg(fileName) && !fileName.toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw KafkactlException.usage("'" + fileName + "' is neither a .png nor a .svg file", null);
        }
    }

    private static boolean isSvg(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    public void add(String name, Instant at, long value) {
        series.computeIfAbsent(name, n -> new TreeMap<>()).put(at, value);
    }

    public boolean isEmpty() {
        return series.isEmpty();
    }

    /** As PNG or SVG, by the ending of the file's name. */
    public byte[] draw(String fileName) {
        // Without a display; the toolkit looks for this when it is first used.
        System.setProperty("java.awt.headless", "true");
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        series.forEach((name, points) -> {
            List<Date> times = new ArrayList<>();
            points.keySet().forEach(at -> times.add(Date.from(at)));
            chart.addSeries(name, times, List.copyOf(points.values())).setMarker(SeriesMarkers.NONE);
        });
        chart.getStyler().setYAxisMin(0.0);
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        try {
            save(chart, image, fileName);
        } catch (IOException e) {
            throw KafkactlException.failure("IO", "cannot draw " + fileName + ": " + e, e);
        }
        return image.toByteArray();
    }

    private static void save(XYChart chart, OutputStream out, String fileName) throws IOException {
        if (isSvg(fileName)) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
        } else {
            BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG);
        }
    }
}
