"""Where two faces stand on the screen, without Qt: one scale, one place, face for face.

Each image gets a face frame: the origin lies between the eyes and the unit is the distance of the eyes. A
view (`FaceView`) speaks in this frame, so that panes with the same view show the same feature at the same
place and at the same size, whatever the pictures' resolutions. Turning is done to the view alone, and said
beside the picture: the picture is evidence. Angles are degrees clockwise, as the y axis points down.
"""

from __future__ import annotations

import math
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


def turned(point: Point, degrees: float) -> Point:
    """`point` turned about the origin, clockwise on the screen."""
    if degrees == 0.0:
        return point
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (point[0] * cos - point[1] * sin, point[0] * sin + point[1] * cos)


def wrapped(degrees: float) -> float:
    """The same angle between -180 (not included) and 180."""
    rest = math.fmod(degrees, 360.0)
    if rest > 180.0:
        return rest - 360.0
    return rest + 360.0 if rest <= -180.0 else rest


@dataclass(frozen=True, slots=True)
class FaceFrame:
    """An image's own face coordinates: pixel = origin + unit * face coordinate, turned by `tilt`.

    `tilt` is 0 until the frame is levelled; then it is `eye_tilt`, the angle of the line through the eyes.
    """

    width: int
    height: int
    origin: Point
    unit: float
    has_face: bool
    eye_tilt: float = 0.0
    tilt: float = 0.0

    @classmethod
    def of(cls, width: int, height: int, landmarks: FivePoints | None) -> FaceFrame:
        """From landmarks; without usable ones the whole image takes the place of the head."""
        if landmarks is not None:
            (lx, ly), (rx, ry) = landmarks[0], landmarks[1]
            unit = ((rx - lx) ** 2 + (ry - ly) ** 2) ** 0.5
            if unit >= 1.0:
                middle = ((lx + rx) / 2, (ly + ry) / 2)
                return cls(width, height, middle, unit, True, math.degrees(math.atan2(ry - ly, rx - lx)))
        unit = max(width / FIT_WIDTH, height / FIT_HEIGHT, 1e-6)
        origin = (width / 2 - FIT_CENTRE[0] * unit, height / 2 - FIT_CENTRE[1] * unit)
        return cls(width, height, origin, unit, False)

    def levelled(self, level: bool) -> FaceFrame:
        """With the line through the eyes as the x axis, or with the image's own."""
        return replace(self, tilt=self.eye_tilt if level else 0.0)

    def to_face(self, pixel: Point) -> Point:
        away = ((pixel[0] - self.origin[0]) / self.unit, (pixel[1] - self.origin[1]) / self.unit)
        return turned(away, -self.tilt)

    def to_pixel(self, face: Point) -> Point:
        x, y = turned(face, self.tilt)
        return (self.origin[0] + x * self.unit, self.origin[1] + y * self.unit)

    def holds(self, pixel: Point) -> bool:
        return 0 <= pixel[0] <= self.width and 0 <= pixel[1] <= self.height


@dataclass(frozen=True, slots=True)
class FaceView:
    """What is in the middle of a pane, how many screen units one eye distance has, and the turn.

    `centre` is in face coordinates that were turned by `angle`, so that two views with the same centre and
    scale keep their faces over one another whatever their angles.
    """

    centre: Point = FIT_CENTRE
    scale: float = 100.0
    angle: float = 0.0

    def to_screen(self, face: Point, size: Point) -> Point:
        """`size` is the pane's; the result is in its coordinates."""
        x, y = turned(face, self.angle)
        return (
            size[0] / 2 + (x - self.centre[0]) * self.scale,
            size[1] / 2 + (y - self.centre[1]) * self.scale,
        )

    def to_plane(self, screen: Point, size: Point) -> Point:
        """Face coordinates before they are turned back."""
        return (
            self.centre[0] + (screen[0] - size[0] / 2) / self.scale,
            self.centre[1] + (screen[1] - size[1] / 2) / self.scale,
        )

    def to_face(self, screen: Point, size: Point) -> Point:
        return turned(self.to_plane(screen, size), -self.angle)

    def turned_by(self, degrees: float) -> FaceView:
        """About the middle of the pane."""
        return replace(self, centre=turned(self.centre, degrees), angle=wrapped(self.angle + degrees))


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an image's pixels stand: x' = a x - b y + dx, y' = b x + a y + dy."""

    a: float
    b: float
    dx: float
    dy: float

    @property
    def upright(self) -> bool:
        return abs(self.b) < 1e-9 and self.a > 0

    def to_screen(self, pixel: Point) -> Point:
        x, y = pixel
        return (self.a * x - self.b * y + self.dx, self.b * x + self.a * y + self.dy)

    def to_pixel(self, screen: Point) -> Point:
        x, y = screen[0] - self.dx, screen[1] - self.dy
        square = self.a**2 + self.b**2
        return ((self.a * x + self.b * y) / square, (self.a * y - self.b * x) / square)


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
        self._level = False
        self.ratio = 1.0

    @property
    def linked(self) -> bool:
        return self._linked

    def set_linked(self, linked: bool, leading: int = 0) -> None:
        """When linked again, both take the place and size of pane `leading`; each keeps its turn."""
        if linked and not self._linked:
            kept = self._views[1 - leading].angle
            self._views[1 - leading] = replace(self._views[leading], angle=kept)
            self._fitted[1 - leading] = self._fitted[leading]
        self._linked = linked

    def view(self, pane: int) -> FaceView:
        return self._views[pane]

    def frame(self, pane: int) -> FaceFrame | None:
        return self._frames[pane]

    def set_frame(self, pane: int, frame: FaceFrame | None) -> None:
        self._frames[pane] = None if frame is None else frame.levelled(self._level)

    @property
    def level(self) -> bool:
        """Whether the eyes of both faces are on a level."""
        return self._level

    def set_level(self, level: bool) -> None:
        self._level = level
        self._frames = [None if frame is None else frame.levelled(level) for frame in self._frames]

    def follow(self, pane: int, view: FaceView) -> None:
        """Takes a view from elsewhere."""
        self._put(pane, view)

    def set_size(self, pane: int, width: float, height: float) -> None:
        """A view that was fitted is fitted again; any other keeps its scale and centre."""
        self._sizes[pane] = (max(1.0, width), max(1.0, height))
        if self._fitted[pane]:
            scale = self.fit_scale(pane)
            for which in self._moved(pane):
                angle = self._views[which].angle
                self._views[which] = FaceView(turned(FIT_CENTRE, angle), scale, angle)

    def fit_scale(self, pane: int) -> float:
        """The scale at which the head fits the pane, or both panes while linked."""
        sizes = self._sizes if self._linked else [self._sizes[pane]]
        return min(min(width / FIT_WIDTH, height / FIT_HEIGHT) for width, height in sizes)

    def fit(self, pane: int) -> None:
        """The whole head, and no turn."""
        self._put(pane, FaceView(FIT_CENTRE, self.fit_scale(pane)), fitted=True, turn=True)

    def show_actual_size(self, pane: int) -> None:
        """100% of the probe's pixels while linked, of the pane's own otherwise; the middle stays."""
        frame = self._frames[0 if self._linked else pane] or self._frames[pane]
        if frame is not None:
            self._put(pane, replace(self._views[pane], scale=frame.unit / self.ratio))

    def zoom_at(self, pane: int, screen: Point, factor: float) -> None:
        """Zooms; the feature at `screen` stays where it is, in both panes while linked."""
        view, size = self._views[pane], self._sizes[pane]
        fixed = view.to_plane(screen, size)
        scale = min(max(view.scale * factor, self._lowest(pane)), self._highest(pane))
        centre = (
            fixed[0] - (screen[0] - size[0] / 2) / scale,
            fixed[1] - (screen[1] - size[1] / 2) / scale,
        )
        self._put(pane, replace(view, centre=centre, scale=scale))

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

    def turn(self, pane: int, degrees: float) -> None:
        """Turns the picture about the middle of its pane, both pictures while linked."""
        for which in self._moved(pane):
            self._views[which] = self._views[which].turned_by(degrees)

    def shown_turn(self, pane: int) -> float:
        """By how many degrees the picture's own axes are turned on the screen."""
        frame = self._frames[pane]
        return wrapped(self._views[pane].angle - (frame.tilt if frame is not None else 0.0))

    def magnification(self, pane: int) -> float | None:
        """Device pixels per pixel of the image, 1.0 for 100%; None without an image."""
        frame = self._frames[pane]
        return None if frame is None else self._views[pane].scale * self.ratio / frame.unit

    def is_smooth(self, pane: int) -> bool:
        magnification = self.magnification(pane)
        return magnification is None or magnification <= NEAREST_ABOVE

    def placement(self, pane: int) -> Placement | None:
        """Where the image's pixels stand in the pane; None without an image."""
        frame = self._frames[pane]
        if frame is None:
            return None
        view, size = self._views[pane], self._sizes[pane]
        factor = view.scale / frame.unit
        angle = math.radians(view.angle - frame.tilt)
        x, y = view.to_screen(frame.to_face((0.0, 0.0)), size)
        return Placement(factor * math.cos(angle), factor * math.sin(angle), x, y)

    def image_rect(self, pane: int) -> tuple[float, float, float, float] | None:
        """x, y, width, height of the upright box round the whole image in the pane's coordinates."""
        frame, placement = self._frames[pane], self.placement(pane)
        if frame is None or placement is None:
            return None
        xs, ys = zip(*(placement.to_screen(corner) for corner in _corners(frame)), strict=True)
        return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def pixel_at(self, pane: int, face: Point) -> Point | None:
        """The image's pixel at a place of the face; None where there is no image."""
        frame = self._frames[pane]
        if frame is None:
            return None
        pixel = frame.to_pixel(face)
        return pixel if frame.holds(pixel) else None

    def middle(self, pane: int) -> Point:
        """The place of the face in the middle of the pane."""
        width, height = self._sizes[pane]
        return self.face_at(pane, (width / 2, height / 2))

    def size(self, pane: int) -> Point:
        return self._sizes[pane]

    def face_at(self, pane: int, screen: Point) -> Point:
        return self._views[pane].to_face(screen, self._sizes[pane])

    def screen_of(self, pane: int, face: Point) -> Point:
        return self._views[pane].to_screen(face, self._sizes[pane])

    def _moved(self, pane: int) -> tuple[int, ...]:
        return (0, 1) if self._linked else (pane,)

    def _put(self, pane: int, view: FaceView, *, fitted: bool = False, turn: bool = False) -> None:
        """Each pane keeps its angle unless `turn` is given."""
        for which in self._moved(pane):
            angle = view.angle if turn or which == pane else self._views[which].angle
            self._views[which] = replace(view, angle=angle)
            self._fitted[which] = fitted

    def _shown(self, pane: int) -> list[tuple[FaceFrame, float]]:
        """What a view has to keep in sight: frames and their angles."""
        return [(f, self._views[i].angle) for i in self._moved(pane) if (f := self._frames[i]) is not None]

    def _lowest(self, pane: int) -> float:
        return self.fit_scale(pane) * MINIMUM_OF_FIT

    def _highest(self, pane: int) -> float:
        units = [frame.unit for frame, _ in self._shown(pane)] or [1.0]
        return max(max(units) * MAXIMUM_MAGNIFICATION / self.ratio, self.fit_scale(pane))

    def _extent(self, pane: int) -> tuple[float, float, float, float]:
        corners = [
            turned(frame.to_face(corner), angle)
            for frame, angle in self._shown(pane)
            for corner in _corners(frame)
        ] or [(-2.0, -2.0), (2.0, 2.0)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


def _corners(frame: FaceFrame) -> tuple[Point, ...]:
    width, height = float(frame.width), float(frame.height)
    return ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
