# FROMAGe for those who host it themselves: docker build -t fromage . && docker run -p 7860:7860 fromage
FROM python:3.11-slim

RUN useradd --create-home visitor
WORKDIR /home/visitor/fromage
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .

USER visitor
ENV FROMAGE_CACHE=/home/visitor/.cache/fromage GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=7860
# The two frozen models come into the image, so that it starts without a network.
RUN python -c "from fromage_core import DEFAULT_MODEL as m; from fromage_core.model import Fromage; Fromage.load(m)"

EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=10s --start-period=2m \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:7860/', timeout=8)"]
# Uploads are removed on the way out. As an image's first process, Python does not hear SIGTERM.
STOPSIGNAL SIGINT
CMD ["python", "app.py"]
