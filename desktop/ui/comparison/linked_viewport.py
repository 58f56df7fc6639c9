"""Where two faces stand on the screen, without Qt: one scale, one place, face for face.

Each image gets a face frame: the origin lies between the eyes and the unit is the distance of the eyes. A
view (`FaceView`) speaks in this frame, so that panes with the same view show the same feature at the same
place and at the same size, whatever the pictures' resolutions. Nothing is rotated: the picture is evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.faces import FivePoints, Point

FIT_WIDTH, FIT_HEIGHT = 3.9, 4.7
"""What "fit" shows around a face, in eye distances: a whole head with some hair and collar."""
FIT_CENTRE: Point = (0.0, 0.3)
"""Its centre: a little under the eyes."""

NEAREST_ABOVE = 4.0
"""From this magnification on, pixels are shown as the squares they are."""
MAXIMUM_MAGNIFICATION = 40.0
MINIMUM_OF_FIT = 0.05
STEP = 1.25


@dataclass(frozen=True, slots=True)
class FaceFrame:
    """An image's own face coordinates: pixel = origin + unit * face coordinate."""

    width: int
    height: int
    origin: Point
    unit: float
    has_face: bool

    @classmethod
    def of(cls, width: int, height: int, landmarks: FivePoints | None) -> FaceFrame:
        """From landmarks; without usable ones the whole image takes the place of the head."""
        if landmarks is not None:
            (lx, ly), (rx, ry) = landmarks[0], landmarks[1]
            unit = ((rx - lx) ** 2 + (ry - ly) ** 2) ** 0.5
            if unit >= 1.0:
                return cls(width, height, ((lx + rx) / 2, (ly + ry) / 2), unit, True)
        unit = max(width / FIT_WIDTH, height / FIT_HEIGHT, 1e-6)
        origin = (width / 2 - FIT_CENTRE[0] * unit, height / 2 - FIT_CENTRE[1] * unit)
        return cls(width, height, origin, unit, False)

    def to_face(self, pixel: Point) -> Point:
        return ((pixel[0] - self.origin[0]) / self.unit, (pixel[1] - self.origin[1]) / self.unit)

    def to_pixel(self, face: Point) -> Point:
        return (self.origin[0] + face[0] * self.unit, self.origin[1] + face[1] * self.unit)


@dataclass(frozen=True, slots=True)
class FaceView:
    """The face coordinates in the middle of a pane, and how many screen units one eye distance has."""

    centre: Point = FIT_CENTRE
    scale: float = 100.0

    def to_screen(self, face: Point, size: Point) -> Point:
        """`size` is the pane's; the result is in its coordinates."""
        return (
            size[0] / 2 + (face[0] - self.centre[0]) * self.scale,
            size[1] / 2 + (face[1] - self.centre[1]) * self.scale,
        )

    def to_face(self, screen: Point, size: Point) -> Point:
        return (
            self.centre[0] + (screen[0] - size[0] / 2) / self.scale,
            self.centre[1] + (screen[1] - size[1] / 2) / self.scale,
        )


class LinkedViewport:
    """The views of two panes, 0 the probe and 1 the candidate; one view for both while linked.

    Sizes are logical pixels; `ratio` is device pixels per logical pixel, so that 100% means one pixel of
    the image on one pixel of the screen.
    """

    def __init__(self) -> None:
        self._views = [FaceView(), FaceView()]
        self._frames: list[FaceFrame | None] = [None, None]
        self._sizes: list[Point] = [(100.0, 100.0), (100.0, 100.0)]
        self._linked = True
        self._fitted = [True, True]
        self.ratio = 1.0

    @property
    def linked(self) -> bool:
        return self._linked

    def set_linked(self, linked: bool, leading: int = 0) -> None:
        """When linked again, both take the view of pane `leading`."""
        if linked and not self._linked:
            self._views[1 - leading] = self._views[leading]
            self._fitted[1 - leading] = self._fitted[leading]
        self._linked = linked

    def view(self, pane: int) -> FaceView:
        return self._views[pane]

    def frame(self, pane: int) -> FaceFrame | None:
        return self._frames[pane]

    def set_frame(self, pane: int, frame: FaceFrame | None) -> None:
        self._frames[pane] = frame

    def set_size(self, pane: int, width: float, height: float) -> None:
        """A view that was fitted is fitted again; any other keeps its scale and centre."""
        self._sizes[pane] = (max(1.0, width), max(1.0, height))
        if self._fitted[pane]:
            self.fit(pane)

    def fit_scale(self, pane: int) -> float:
        """The scale at which the head fits the pane, or both panes while linked."""
        sizes = self._sizes if self._linked else [self._sizes[pane]]
        return min(min(width / FIT_WIDTH, height / FIT_HEIGHT) for width, height in sizes)

    def fit(self, pane: int) -> None:
        self._put(pane, FaceView(FIT_CENTRE, self.fit_scale(pane)), fitted=True)

    def show_actual_size(self, pane: int) -> None:
        """100% of the probe's pixels while linked, of the pane's own otherwise; the middle stays."""
        frame = self._frames[0 if self._linked else pane] or self._frames[pane]
        if frame is not None:
            self._put(pane, replace(self._views[pane], scale=frame.unit / self.ratio))

    def zoom_at(self, pane: int, screen: Point, factor: float) -> None:
        """Zooms; the feature at `screen` stays where it is, in both panes while linked."""
        view, size = self._views[pane], self._sizes[pane]
        fixed = view.to_face(screen, size)
        scale = min(max(view.scale * factor, self._lowest(pane)), self._highest(pane))
        centre = (
            fixed[0] - (screen[0] - size[0] / 2) / scale,
            fixed[1] - (screen[1] - size[1] / 2) / scale,
        )
        self._put(pane, FaceView(centre, scale))

    def zoom(self, pane: int, factor: float) -> None:
        """About the middle of the pane."""
        width, height = self._sizes[pane]
        self.zoom_at(pane, (width / 2, height / 2), factor)

    def pan(self, pane: int, dx: float, dy: float) -> None:
        """Moves the pictures by screen units, never so far that neither is in sight."""
        view = self._views[pane]
        x, y = view.centre[0] - dx / view.scale, view.centre[1] - dy / view.scale
        left, top, right, bottom = self._extent(pane)
        self._put(pane, replace(view, centre=(min(max(x, left), right), min(max(y, top), bottom))))

    def magnification(self, pane: int) -> float | None:
        """Device pixels per pixel of the image, 1.0 for 100%; None without an image."""
        frame = self._frames[pane]
        return None if frame is None else self._views[pane].scale * self.ratio / frame.unit

    def is_smooth(self, pane: int) -> bool:
        magnification = self.magnification(pane)
        return magnification is None or magnification <= NEAREST_ABOVE

    def image_rect(self, pane: int) -> tuple[float, float, float, float] | None:
        """x, y, width, height of the whole image in the pane's coordinates."""
        frame = self._frames[pane]
        if frame is None:
            return None
        view, size = self._views[pane], self._sizes[pane]
        x, y = view.to_screen(frame.to_face((0.0, 0.0)), size)
        factor = view.scale / frame.unit
        return (x, y, frame.width * factor, frame.height * factor)

    def face_at(self, pane: int, screen: Point) -> Point:
        return self._views[pane].to_face(screen, self._sizes[pane])

    def screen_of(self, pane: int, face: Point) -> Point:
        return self._views[pane].to_screen(face, self._sizes[pane])

    def _put(self, pane: int, view: FaceView, *, fitted: bool = False) -> None:
        for which in (0, 1) if self._linked else (pane,):
            self._views[which] = view
            self._fitted[which] = fitted

    def _shown(self, pane: int) -> list[FaceFrame]:
        frames = self._frames if self._linked else [self._frames[pane]]
        return [frame for frame in frames if frame is not None]

    def _lowest(self, pane: int) -> float:
        return self.fit_scale(pane) * MINIMUM_OF_FIT

    def _highest(self, pane: int) -> float:
        units = [frame.unit for frame in self._shown(pane)] or [1.0]
        return max(max(units) * MAXIMUM_MAGNIFICATION / self.ratio, self.fit_scale(pane))

    def _extent(self, pane: int) -> tuple[float, float, float, float]:
        corners = [
            frame.to_face(corner)
            for frame in self._shown(pane)
            for corner in ((0.0, 0.0), (float(frame.width), float(frame.height)))
        ] or [(-2.0, -2.0), (2.0, 2.0)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)
