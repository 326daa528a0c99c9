"""`python -m tests.gallery`: write the page anew, pictures and all."""

from tests.gallery.page import PAGE, text


def main() -> None:
    PAGE.write_text(text())
    print(f"Written: {PAGE.relative_to(PAGE.parents[2])}")


if __name__ == "__main__":
    main()
