# The archive's web service: no database inside, no root at run time, only hashed packages.
FROM python:3.13-slim AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --require-hashes --requirement requirements.txt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin archive
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ARCHIVE_DATA_DIR=/var/lib/archive
COPY --from=packages /venv /venv
WORKDIR /app
COPY manage.py ./
COPY archive archive
COPY resolutions resolutions
COPY templates templates
COPY static static
COPY corpus corpus
# The key serves this step alone, so that none is written into the image.
RUN SECRET_KEY=unused-at-run-time python manage.py collectstatic --no-input
USER archive
EXPOSE 8000
CMD ["gunicorn", "archive.wsgi", "--config", "python:archive.gunicorn_settings", \
     "--bind", "0.0.0.0:8000", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]
